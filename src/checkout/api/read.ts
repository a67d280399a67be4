import { array, optional, safeParse, custom, type Schema } from '../../validation/schema.ts'
import { nearestKobo, type Kobo } from '../model/kobo.ts'

// The parts of which the schemas of answers are made: kind readings, for what the server says is not mended by refusing it.
// Each text completes "expected ...".

/** The wire says nothing in four ways: absent, null, '' and blanks. */
export const isNothing = (given: unknown) =>
  given === undefined || given === null || (typeof given === 'string' && given.trim() === '')

/** A schema or nothing. */
export const nullish = <Value>(schema: Schema<Value>) =>
  optional<Value | undefined>((given, complain) => (isNothing(given) ? undefined : schema(given, complain)))

/** What is made of a value that fits the schema. */
export function transform<Wire, Value>(schema: Schema<Wire>, make: (wire: Wire) => Value): Schema<Value> {
  return (given, complain) => {
    const read = safeParse(schema, given)
    if (read.success) return make(read.data)
    read.issues.forEach(complain)
    return given as Value
  }
}

/** A schema, or nothing where the value does not fit: for what an answer can be used without. */
export const caught = <Value>(schema: Schema<Value>) =>
  optional<Value | undefined>((given) => {
    const read = safeParse(schema, given)
    return read.success ? read.data : undefined
  })

/** More than a list on a screen ever has, and few enough to draw. */
const MOST = 300

/** A list of which each part is needed; an answer may also leave it out or say null. */
export const arrayOf =
  <Value>(schema: Schema<Value>, most = MOST): Schema<Value[]> =>
  (given, complain) => {
    const read = array(schema, 'a list')(given ?? [], complain)
    if (read.length > most) complain({ path: [], message: `a list of ${most} at most` })
    return read
  }

/**
 * Those of a list that can be read: one that cannot is left out, and no reason to leave out the others. A list of which
 * nothing can be read is none.
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

/** What a reading of it makes something of. */
export const known = <Value>(expected: string, read: (given: unknown) => Value | undefined) =>
  custom<Value>(expected, (given) => given !== undefined, read)

/** Text that says something. Ids, labels and versions come as numbers as well; inside they are text. */
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

/** Naira, as a number or a decimal string; inside it is kobo. */
export const money = known<Kobo>('an amount in naira', nearestKobo)

/** Klump's reference of a transaction. What is no reference, or too long for one, is none: the shop is told nothing odd. */
export const reference = optional<string | undefined>((given) => {
  const read = safeParse(label, given)
  return read.success && read.data.length <= 64 ? read.data : undefined
})
