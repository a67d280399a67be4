import { ownProperties } from '../shared/own-properties.ts'
import { isObject } from './schema.ts'

/**
 * What `data` may be in place of an order, when an earlier attempt means that no new one may begin. It is the `{ verdict }` that
 * `nextAttempt()` of `klump-checkout/server` returned.
 */
export interface OrderVerdict {
  /**
   * `already-paid`: an earlier attempt was paid. The opening fails with `already_paid`.
   * `in-progress`: an earlier attempt may still be approved. The opening ends as pending.
   * `unknown`: Klump could not be asked. The opening fails with `data_unavailable`.
   */
  readonly verdict: 'already-paid' | 'in-progress' | 'unknown'
  /** The reference of the attempt that is in progress: Klump's, or your own, of at most 200 characters. The outcome contains it. */
  readonly reference?: string | undefined
}

/** Characters: as many as a merchant_reference may have (order.ts). */
export const LONGEST_REFERENCE = 200

export const isVerdict = (given: unknown): given is OrderVerdict['verdict'] =>
  given === 'already-paid' || given === 'in-progress' || given === 'unknown'

/** The verdict that was given in place of an order; undefined for anything else. */
export function verdictIn(data: unknown): OrderVerdict | undefined {
  if (!isObject(data)) return undefined
  const { verdict, reference } = ownProperties(data)
  if (!isVerdict(verdict)) return undefined
  return {
    verdict,
    ...(typeof reference === 'string' && reference.length <= LONGEST_REFERENCE && { reference }),
  }
}

/** The references of an attempt for an outcome. A reference that is not in Klump's form is the shop's own. */
export function namesOf({ reference = '' }: OrderVerdict): { reference: string; merchantReference?: string } {
  if (reference === '' || /^KLP-\d{4}-\d{6}-\d{4}$/.test(reference)) return { reference }
  return { reference: '', merchantReference: reference }
}
