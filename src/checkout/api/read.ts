import { array, optional, safeParse, custom, type Schema } from '../../validation/schema.ts'
import { nearestKobo, type Kobo } from '../model/kobo.ts'

// The parts that make up the schemas of answers. They are tolerant, because refusing an answer does not correct the server.
// Each text completes "expected ...".

/** An empty value on the wire: absent, null, '' or blanks. */
export const isNothing = (given: unknown) =>
  given === undefined || given === null || (typeof given === 'string' && given.trim() === '')

/** A schema or nothing. */
export const nullish = <Value>(schema: Schema<Value>) =>
  optional<Value | undefined>((given, complain) => (isNothing(given) ? undefined : schema(given, complain)))

/** Any value, to be read later or elsewhere. */
export const anything = optional<unknown>((given) => given)

/** Converts a value that fits the schema. */
export function transform<Wire, Value>(schema: Schema<Wire>, make: (wire: Wire) => Value): Schema<Value> {
  return (given, complain) => {
    const read = safeParse(schema, given)
    if (read.success) return make(read.data)
    read.issues.forEach(complain)
    return given as Value
  }
}

/** A schema that gives undefined for a value that does not fit: for optional parts of an answer. */
export const caught = <Value>(schema: Schema<Value>) =>
  optional<Value | undefined>((given) => {
    const read = safeParse(schema, given)
    return read.success ? read.data : undefined
  })

/** More than a list on a screen ever has, and few enough to draw. */
const MOST = 300

/** A list whose items must all fit. The list itself may be absent or null. */
export const arrayOf =
  <Value>(schema: Schema<Value>, most = MOST): Schema<Value[]> =>
  (given, complain) => {
    const read = array(schema, 'a list')(given ?? [], complain)
    if (read.length > most) complain({ path: [], message: `a list of ${most} at most` })
    return read
  }

/**
 * The readable items of a list. An unreadable item is left out and the others are kept. A non-empty list without a readable
 * item is an error.
 */
export const readableOf =
  <Value>(schema: Schema<Value>): Schema<Value[]> =>
  (given, complain) => {
    if (!Array.isArray(given)) complain({ path: [], message: 'a list' })
    const items = Array.isArray(given) ? given.slice(0, MOST) : []
    const read = items.map((item: unknown) => safeParse(schema, item))
    const right = read.flatMap((item) => (item.success ? [item.data] : []))
    const [first] = read
    if (right.length === 0 && first && !first.success)
      for (const { path, message } of first.issues) complain({ path: [0, ...path], message })
    return right
  }

/** A schema that fits where `read` returns a value. */
export const known = <Value>(expected: string, read: (given: unknown) => Value | undefined) =>
  custom<Value>(expected, (given) => given !== undefined, read)

/** Non-empty text. Ids, labels and versions may also come as numbers, which become text. */
export const text = (expected = 'text') =>
  known(expected, (given) =>
    !isNothing(given) && (typeof given === 'string' || typeof given === 'number')
      ? String(given).trim()
      : undefined,
  )

export const label = text('text or a number')

/** A yes or no, in any of its spellings. */
export const flag = (expected: string) =>
  known(expected, (given) => {
    if (typeof given === 'boolean') return given
    const word = typeof given === 'string' || typeof given === 'number' ? String(given) : ''
    return FLAGS.get(word.trim().toLowerCase())
  })

const FLAGS = new Map([
  ['true', true],
  ['1', true],
  ['yes', true],
  ['false', false],
  ['0', false],
  ['no', false],
])

/** Naira, as a number or a decimal string, converted to kobo. */
export const money = known<Kobo>('an amount in naira', nearestKobo)

/** Klump's reference of a transaction. An invalid or too long reference becomes undefined, so the shop does not receive it. */
export const reference = optional<string | undefined>((given) => {
  const read = safeParse(label, given)
  return read.success && read.data.length <= 64 ? read.data : undefined
})
