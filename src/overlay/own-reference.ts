import { ownProperties } from '../shared/own-properties.ts'
import type { OverlayOutcome } from '../loader/contract.ts'
import type { ForFrame } from './validate-request.ts'

/** The outcome with the shop's merchant_reference. The page half knows it from the order; the frame does not have to send it. */
export function withOwnReference<Ended extends OverlayOutcome>(
  outcome: Ended,
  forFrame: ForFrame | undefined,
): Ended {
  if (outcome.status !== 'success' && outcome.status !== 'pending') return outcome
  const merchantReference =
    forFrame?.order?.merchant_reference ??
    ownProperties<{ merchantReference?: string }>(outcome).merchantReference
  // An own property also when it is undefined: readers must not find one that the page put on Object.prototype.
  return { ...outcome, merchantReference }
}
