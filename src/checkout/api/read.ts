import { list, optional, parse, value, type Shape } from '../../validation/shape.ts'
import { fromNaira, type Kobo } from '../money/kobo.ts'

// The parts of which the shapes of answers are made. Each text completes "expected ...".

/** The wire says nothing in three ways: absent, null and ''. */
export const isNothing = (given: unknown) => given === undefined || given === null || given === ''

/** A shape or nothing. */
export const maybe = <Value>(shape: Shape<Value>) =>
  optional<Value | undefined>((given, complain) => (isNothing(given) ? undefined : shape(given, complain)))

/** What is made of a shape that is met. */
export function made<Wire, Value>(shape: Shape<Wire>, make: (wire: Wire) => Value): Shape<Value> {
  return (given, complain) => {
    const read = parse(shape, given)
    if (read.success) return make(read.data)
    read.issues.forEach(complain)
    return given as Value
  }
}

/** A shape, or nothing where it is not met: for what an answer can be used without. */
export const caught = <Value>(shape: Shape<Value>) =>
  optional<Value | undefined>((given) => {
    const read = parse(shape, given)
    return read.success ? read.data : undefined
  })

/** A list; an answer may also leave it out or say null. */
export const listOf =
  <Value>(shape: Shape<Value>): Shape<Value[]> =>
  (given, complain) =>
    list(shape, 'a list')(given ?? [], complain)

export const text = (expected = 'text') => value<string>(expected, (given) => typeof given === 'string')
export const flag = (expected: string) => value<boolean>(expected, (given) => typeof given === 'boolean')

/** What a reading of it makes something of. */
export const known = <Value>(expected: string, read: (given: unknown) => Value | undefined) =>
  value<Value>(expected, (given) => given !== undefined, read)

/** Ids and option values come as numbers or text; inside they are text. */
export const label = known('text or a number', (given) =>
  typeof given === 'string' || typeof given === 'number' ? String(given) : undefined,
)

/** Naira, as a number or a decimal string; inside it is kobo. */
export const money = known<Kobo>('an amount in naira', fromNaira)

/** Klump's reference of a transaction. What is no reference, or too long for one, is none: the shop is told nothing odd. */
export const reference = optional<string | undefined>((given) =>
  typeof given === 'string' && given !== '' && given.length <= 64 ? given : undefined,
)
