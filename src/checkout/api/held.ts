import { refine, object, safeParse } from '../../validation/schema.ts'
import { caught, flag, label, transform, reference, text } from './read.ts'
import type { Session } from '../model/session.ts'
import { step } from './step.ts'

// What a 409 may carry beside its message: which loan there is, and where to ask how it stands.
const held = transform(
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
    held: { partner, loan: { reference, next: next_step } },
  }),
)

/** The session of an order whose loan was asked for already; undefined for any other answer. */
export function readHeld(json: unknown): Session | undefined {
  const read = safeParse(held, json)
  return read.success ? read.data : undefined
}
