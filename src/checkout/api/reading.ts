import { list, optional, parse, value, type Shape } from '../../validation/shape.ts'

/** What turns an answer, as it stands on the wire, into what we hold of it. A schema of zod is one as it stands. */
export interface Reading<Answer> {
  /** Throws for what cannot be read. */
  parse(json: unknown): Answer
  safeParse(json: unknown): Read<Answer>
}

export type Read<Answer> =
  | { readonly success: true; readonly data: Answer }
  | { readonly success: false; readonly error: { readonly issues: readonly Issue[] } }

interface Issue {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

/**
 * A reading out of a shape, and of what is made of what it reads. What the first screen needs is read like this: zod,
 * which reads all later answers, is as heavy as everything else of the first screen's script, and as slow to begin.
 */
export function reading<Wire, Answer>(shape: Shape<Wire>, make: (wire: Wire) => Answer): Reading<Answer> {
  const safeParse = (json: unknown): Read<Answer> => {
    const read = parse(shape, json)
    if (read.success) return { success: true, data: make(read.data) }
    const issues = read.issues.map(({ path, message }) => ({ path, message: `expected ${message}` }))
    return { success: false, error: { issues } }
  }
  return {
    safeParse,
    parse(json) {
      const read = safeParse(json)
      if (read.success) return read.data
      throw new Error(
        read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
      )
    },
  }
}

// The wire says nothing in three ways: absent, null and ''.
export const isNothing = (given: unknown) => given === undefined || given === null || given === ''

/** A shape or nothing. */
export const maybe = <Value>(shape: Shape<Value>) =>
  optional<Value | undefined>((given, complain) => (isNothing(given) ? undefined : shape(given, complain)))

/** A list; an answer may also leave it out or say null. */
export const listOf =
  <Value>(shape: Shape<Value>): Shape<Value[]> =>
  (given, complain) =>
    list(shape, 'a list')(given ?? [], complain)

export const text = (expected: string) => value<string>(expected, (given) => typeof given === 'string')
export const flag = (expected: string) => value<boolean>(expected, (given) => typeof given === 'boolean')
