import { parse, type Shape } from '../../validation/shape.ts'

/** What turns an answer, as it stands on the wire, into what we hold of it. */
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
 * A reading out of a shape, whose parts are in read.ts. Shapes cross the door already, so that reading answers by them too
 * costs next to nothing; a library for it was as heavy as all later screens together, and slow to begin on a cheap phone.
 */
export function reading<Answer>(shape: Shape<Answer>): Reading<Answer> {
  const safeParse = (json: unknown): Read<Answer> => {
    const read = parse(shape, json)
    if (read.success) return read
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
