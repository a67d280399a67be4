import * as z from 'zod/mini'
import { fromNaira } from '../money/kobo.ts'

/** `Schema` or nothing; the wire says nothing in three ways: absent, null and ''. */
export const maybe = <Schema extends z.core.$ZodType>(schema: Schema) =>
  z.optional(
    z.pipe(
      z.transform((value: unknown): unknown => (value === null || value === '' ? undefined : value)),
      z.optional(schema),
    ),
  )

/** A list; an answer may also leave it out or say null. */
export const listOf = <Schema extends z.core.$ZodType>(schema: Schema) =>
  z.pipe(
    z.transform((value: unknown): unknown => value ?? []),
    z.array(schema, 'expected a list'),
  )

/** Ids and option values come as numbers or text; inside they are text. */
export const label = z.pipe(
  z.union([z.string(), z.number()], 'expected text or a number'),
  z.transform((value) => String(value)),
)

/** What a field may hold before it is touched; inside it is text. */
export const scalar = z.pipe(
  z.union([z.string(), z.number(), z.boolean()], 'expected text, a number or a yes or no'),
  z.transform((value) => String(value)),
)

/** Klump's reference of a transaction. What is no reference, or too long for one, is none: the shop is told nothing odd. */
export const reference = z.catch(maybe(z.string().check(z.maxLength(64))), undefined)

/** Naira, as a number or a decimal string; inside it is kobo. */
export const money = z.pipe(
  z.unknown(),
  z.transform((value, context) => {
    const kobo = fromNaira(value)
    if (kobo !== undefined) return kobo
    context.issues.push({ code: 'custom', input: value, message: 'expected an amount in naira' })
    return z.NEVER
  }),
)

/** A whole number, as a number or as digits. */
export const count = z.pipe(
  z.unknown(),
  z.transform((value, context) => {
    const number = typeof value === 'string' && /^\d+$/.test(value.trim()) ? Number(value) : value
    if (typeof number === 'number' && Number.isSafeInteger(number) && number >= 0) return number
    context.issues.push({ code: 'custom', input: value, message: 'expected a whole number' })
    return z.NEVER
  }),
)

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** A day as `2023-06-07`, out of `Jun 7, 2023` or an ISO date. A day is a day: no clock and no zone moves it. */
export const day = z.pipe(
  z.string('expected a date'),
  z.transform((text, context) => {
    const [, name = '', dayOfMonth = '', year] =
      /^\s*([a-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})/i.exec(text) ?? []
    const month = MONTHS.indexOf(name.toLowerCase()) + 1
    if (year && month) return `${year}-${String(month).padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`
    const iso = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0]
    if (iso) return iso
    context.issues.push({ code: 'custom', input: text, message: 'expected a date like "Jun 7, 2023"' })
    return z.NEVER
  }),
)
