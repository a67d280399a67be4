import * as z from 'zod/mini'
import { maybe, reference } from './read.ts'
import type { Session } from './session.ts'
import { step } from './step.ts'

// What a 409 may carry beside its message: which loan there is, and where to ask how it stands.
const held = z.pipe(
  z.object({
    merchant: maybe(z.string()),
    is_live: z.boolean(),
    reference,
    partner: z.string(),
    next_step: step.check(z.refine(({ face }) => face === 'deciding' || face === 'at-bank')),
  }),
  z.transform(({ merchant, is_live, reference, partner, next_step }): Session => ({
    merchant: merchant ?? '',
    isLive: is_live,
    reference,
    held: { partner, loan: { reference, next: next_step } },
  })),
)

/** The session of an order whose loan was asked for already; undefined for any other answer. */
export function readHeld(json: unknown): Session | undefined {
  return held.safeParse(json).data
}
