import { safeParse, type Schema } from '../../validation/schema.ts'
import { field as fieldSchema } from '../api/field.ts'
import { step as stepSchema } from '../api/step.ts'

/** Reads an answer in the server's format with a schema. Throws if it cannot be read. */
export function readAs<Answer>(shape: Schema<Answer>, json: unknown): Answer {
  const read = safeParse(shape, json)
  if (read.success) return read.data
  throw new Error(read.issues.map(({ path, message }) => `${path.join('.')}: expected ${message}`).join('; '))
}

const reading = <Answer>(shape: Schema<Answer>) => ({
  parse: (json: unknown) => readAs(shape, json),
  safeParse: (json: unknown) => safeParse(shape, json),
})

export const step = reading(stepSchema)
export const field = reading(fieldSchema)
