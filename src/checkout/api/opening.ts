import type { Opened } from '../model/bank.ts'
import { object, safeParse } from '../../validation/schema.ts'
import type { Bank } from '../model/bank.ts'
import { unreadable } from './failure.ts'
import { fields } from './field.ts'
import { caught } from './read.ts'
import { step } from './step.ts'

const opening = object({
  next_step: step,
  // A second list that cannot be read is none, and an empty object may be written `[]`.
  config: caught(object({ extra_form_fields: fields })),
})

/** Reads what the list of banks said of this one: nothing is asked. Throws `ApiFailure` when it cannot be read. */
export function openBank({ slug, opening: wire }: Bank): Opened {
  const read = safeParse(opening, wire)
  if (!read.success) throw unreadable(slug, read.issues)
  const { next_step, config } = read.data
  return { step: next_step, fields: config?.extra_form_fields ?? [] }
}
