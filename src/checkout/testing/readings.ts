import { parse, type Shape } from '../../validation/shape.ts'
import { field as fieldShape } from '../api/field.ts'
import { step as stepShape } from '../api/step.ts'

/** What a shape makes of an answer as it stands on the wire. Throws for what cannot be read. */
export function readAs<Answer>(shape: Shape<Answer>, json: unknown): Answer {
  const read = parse(shape, json)
  if (read.success) return read.data
  throw new Error(read.issues.map(({ path, message }) => `${path.join('.')}: expected ${message}`).join('; '))
}

const reading = <Answer>(shape: Shape<Answer>) => ({
  parse: (json: unknown) => readAs(shape, json),
  safeParse: (json: unknown) => parse(shape, json),
})

export const step = reading(stepShape)
export const field = reading(fieldShape)
