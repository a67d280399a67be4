import * as z from 'zod/mini'
import { localPhone } from './phone.ts'

// The messages of this schema are the `expected` half of a Problem: they complete "expected ...".

/** A schema behind a reading of what shops really send; `read` returns its input where it cannot help. */
const reading = <Schema extends z.core.$ZodType>(read: (value: unknown) => unknown, schema: Schema) =>
  z.pipe(z.transform(read), schema)

const fromText = (value: unknown) =>
  typeof value === 'string' && /^\s*\d+(\.0+)?\s*$/.test(value) ? Number(value) : value
const toText = (value: unknown) => (typeof value === 'number' ? String(value) : value)

// `refine` and `custom` throughout: each of the library's own checks and formats weighs more than all of ours.
const length = (least: number, most: number, expected: string) =>
  z.refine<string>((value) => value.length >= least && value.length <= most, expected)
const fits = (pattern: RegExp, expected: string) => z.refine<string>((value) => pattern.test(value), expected)

const whole = (expected: string, least: number) =>
  reading(
    fromText,
    z
      .custom<number>(Number.isSafeInteger, expected)
      .check(z.refine((value: number) => value >= least, `${expected}, at least ${least}`)),
  )
const naira = (least: number) => whole('a whole number of naira', least)
const text = (expected = 'text', longest = 500) =>
  reading(
    (value) => (typeof value === 'string' ? value.trim() : toText(value)),
    z.string(expected).check(length(0, longest, `text of at most ${longest} characters`)),
  )
const url = z.string('an http(s) address').check(z.refine(isHttp, 'an http(s) address'))
const record = z.custom<Record<string, unknown>>(isRecord, 'an object')
const PHONE = 'a Nigerian phone number ("08012345678" or "+2348012345678")'

const item = z.object({
  name: text('a name').check(length(1, 500, 'a name')),
  unit_price: naira(0),
  quantity: whole('a whole number of pieces', 1),
  image_url: z.exactOptional(url),
  item_url: z.exactOptional(url),
})

/** The order as both halves hold it: read, checked, whole naira. */
export const orderSchema = z.object({
  amount: naira(1),
  currency: reading(
    (value) => (typeof value === 'string' ? value.trim().toUpperCase() : value),
    z.custom<'NGN'>((value) => value === 'NGN', '"NGN" (Klump lends naira only)'),
  ),
  items: z
    .array(item, 'a list of items')
    .check(z.refine((items: readonly unknown[]) => items.length > 0, 'at least one item')),
  shipping_fee: z.exactOptional(naira(0)),
  discount: z.exactOptional(naira(0)),
  tax: z.exactOptional(naira(0)),
  first_name: z.exactOptional(text()),
  last_name: z.exactOptional(text()),
  email: z.exactOptional(text('an email address').check(fits(/^[^\s@]+@[^\s@]+$/, 'an email address'))),
  phone: z.exactOptional(
    reading((value) => localPhone(String(value)) ?? value, z.string(PHONE).check(fits(/^0\d{10}$/, PHONE))),
  ),
  redirect_url: z.exactOptional(url),
  merchant_reference: z.exactOptional(text('text or a number', 200)),
  meta_data: z.exactOptional(record),
  shipping_data: z.exactOptional(record),
  source: z.exactOptional(text()),
})

export type Order = z.infer<typeof orderSchema>

/** The names Klump documents, for telling the shop about a mistyped one. */
export const ORDER_NAMES = Object.keys(orderSchema.shape)
export const ITEM_NAMES = Object.keys(item.shape)

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isHttp(value: string): boolean {
  try {
    return /^https?:$/.test(new URL(value).protocol)
  } catch {
    return false
  }
}
