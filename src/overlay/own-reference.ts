import { ownProperties } from '../shared/own-properties.ts'
import type { OverlayOutcome } from '../loader/contract.ts'
import type { ForFrame } from './validate-request.ts'

/** The outcome with the shop's own reference. It is the shop's own word for the order, so the frame need not repeat it. */
export function withOwnReference<Ended extends OverlayOutcome>(
  outcome: Ended,
  forFrame: ForFrame | undefined,
): Ended {
  if (outcome.status !== 'success' && outcome.status !== 'pending') return outcome
  const merchantReference =
    forFrame?.order?.merchant_reference ??
    ownProperties<{ merchantReference?: string }>(outcome).merchantReference
  // Its own also where there is none: what is read of it later must not come from the page's Object.prototype.
  return { ...outcome, merchantReference }
}
