import { localPhone } from './phone.ts'
import { and, isObject, list, object, optional, value, type Read, type Shape } from './shape.ts'

// The sentences here are the `expected` half of a Problem: they complete "expected ...".

const isText = (given: unknown) => typeof given === 'string'
const fromText = (given: unknown) =>
  typeof given === 'string' && /^\s*\d+(\.0+)?\s*$/.test(given) ? Number(given) : given
const toText = (given: unknown) => {
  if (typeof given === 'number') return String(given)
  return typeof given === 'string' ? given.trim() : given
}

const whole = (expected: string, least: number): Shape<number> =>
  and(
    value<number>(expected, Number.isSafeInteger, fromText),
    `${expected}, at least ${least}`,
    (given) => given >= least,
  )
const naira = (least: number) => whole('a whole number of naira', least)
const text = (expected = 'text', most = 500): Shape<string> =>
  and(
    value<string>(expected, isText, toText),
    `text of at most ${most} characters`,
    ({ length }) => length <= most,
  )
const fitting = (expected: string, pattern: RegExp) =>
  and(text(expected), expected, (given) => pattern.test(given))
const url = value<string>('an http(s) address', isHttp)
const record = value<Record<string, unknown>>('an object', isObject)

const ITEM = {
  name: fitting('a name', /./),
  unit_price: naira(0),
  quantity: whole('a whole number of pieces', 1),
  image_url: optional(url),
  item_url: optional(url),
}

const ORDER = {
  amount: naira(1),
  currency: value<'NGN'>(
    '"NGN" (Klump lends naira only)',
    (given) => given === 'NGN',
    (given) => (typeof given === 'string' ? given.trim().toUpperCase() : given),
  ),
  items: and(list(object(ITEM), 'a list of items'), 'at least one item', ({ length }) => length > 0),
  shipping_fee: optional(naira(0)),
  discount: optional(naira(0)),
  tax: optional(naira(0)),
  first_name: optional(text()),
  last_name: optional(text()),
  email: optional(fitting('an email address', /^[^\s@]+@[^\s@]+$/)),
  phone: optional(
    value<string>(
      'a Nigerian phone number ("08012345678" or "+2348012345678")',
      (given) => typeof given === 'string' && /^0\d{10}$/.test(given),
      (given) => localPhone(String(given)) ?? given,
    ),
  ),
  redirect_url: optional(url),
  merchant_reference: optional(text('text or a number', 200)),
  meta_data: optional(record),
  shipping_data: optional(record),
  source: optional(text()),
}

/** The order as both halves hold it: read, checked, whole naira. */
export const orderShape = object(ORDER)
export type Order = Read<typeof orderShape>

/** The names Klump documents, for telling the shop about a mistyped one. */
export const ORDER_NAMES = Object.keys(ORDER)
export const ITEM_NAMES = Object.keys(ITEM)

function isHttp(given: unknown): boolean {
  try {
    return typeof given === 'string' && /^https?:$/.test(new URL(given).protocol)
  } catch {
    return false
  }
}
