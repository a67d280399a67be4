import { object } from '../../validation/shape.ts'
import type { Bank } from './banks.ts'
import { ApiFailure } from './failure.ts'
import { field, type Field } from './field.ts'
import { caught, listOf } from './read.ts'
import { reading } from './reading.ts'
import { step, type Step } from './step.ts'

/** Where choosing a bank leads. */
export interface Opened {
  readonly step: Step
  /** What has to be chosen beside the bank first: the bank that stands behind a lender. */
  readonly fields: readonly Field[]
}

const opening = reading(
  object({
    next_step: step,
    // A second list that cannot be read is none, and an empty object may be written `[]`.
    config: caught(object({ extra_form_fields: listOf(field) })),
  }),
)

/** Reads what the list of banks said of this one: nothing is asked. Throws `ApiFailure` when it cannot be read. */
export function openBank({ slug, opening: wire }: Bank): Opened {
  const read = opening.safeParse(wire)
  if (read.success) return { step: read.data.next_step, fields: read.data.config?.extra_form_fields ?? [] }
  const [issue] = read.error.issues
  throw new ApiFailure('unreadable', `${slug}: cannot read ${issue?.path.join('.')} (${issue?.message}).`)
}
