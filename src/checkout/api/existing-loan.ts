import { refine, object, safeParse } from '../../validation/schema.ts'
import { caught, flag, label, transform, reference, text } from './read.ts'
import type { Session } from '../model/session.ts'
import { step } from './step.ts'

// What a 409 may contain beside its message: the existing loan, and the step that polls it.
const existingLoan = transform(
  object({
    merchant: caught(label),
    is_live: flag('is_live'),
    reference,
    partner: text('the slug of a bank'),
    next_step: refine(
      step,
      'a step that waits for the decision',
      ({ kind }) => kind === 'deciding' || kind === 'at-bank',
    ),
  }),
  ({ merchant = '', is_live, reference, partner, next_step }): Session => ({
    merchant,
    isLive: is_live,
    reference,
    existingLoan: { partner, loan: { reference, next: next_step } },
  }),
)

/** The session of an order whose loan was already requested; undefined for any other answer. */
export function readExistingLoan(json: unknown): Session | undefined {
  const read = safeParse(existingLoan, json)
  return read.success ? read.data : undefined
}
