import * as z from 'zod/mini'
import type { Bank } from './banks.ts'
import { ApiFailure } from './failure.ts'
import { field, type Field } from './field.ts'
import { listOf, maybe } from './read.ts'
import { step, type Step } from './step.ts'

/** Where choosing a bank leads. */
export interface Opened {
  readonly step: Step
  /** What has to be chosen beside the bank first: the bank that stands behind a lender. */
  readonly fields: readonly Field[]
}

const opening = z.pipe(
  z.object({
    next_step: step,
    // A second list that cannot be read is none, and an empty object may be written `[]`.
    config: z.catch(maybe(z.object({ extra_form_fields: listOf(field) })), undefined),
  }),
  z.transform(({ next_step, config }): Opened => ({
    step: next_step,
    fields: config?.extra_form_fields ?? [],
  })),
)

/** Reads what the list of banks said of this one: nothing is asked. Throws `ApiFailure` when it cannot be read. */
export function openBank({ slug, opening: wire }: Bank): Opened {
  const read = opening.safeParse(wire)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new ApiFailure('unreadable', `${slug}: cannot read ${issue?.path.join('.')} (${issue?.message}).`)
}
