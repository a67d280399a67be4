import { drop, keep, recall } from './kept.ts'
import { confirmPayment, isGone, type Verdict } from './shop-api.ts'

/*
 * The shop's server must learn that a shopper agreed: until then it would let the order be paid once more. So the reference is stored until
 * the server has answered, and the next page of this browser that asks about the order reports it again.
 */

const keyOf = (orderId: string) => `itan-app-unreported-${orderId}`

/** The reference of an attempt whose shopper agreed, until the shop's server has answered the report. */
export const unreported = (orderId: string) => recall(keyOf(orderId))

/** Asks the shop's server whether the order is paid, and reports that attempt. Rejects when there is no answer. */
export async function report(orderId: string, reference = unreported(orderId)): Promise<Verdict> {
  if (reference) keep(keyOf(orderId), reference)
  try {
    const { verdict } = await confirmPayment(orderId, reference)
    drop(keyOf(orderId))
    return verdict
  } catch (error) {
    // The shop's server no longer has this order, so the order cannot be paid.
    if (isGone(error)) drop(keyOf(orderId))
    throw error
  }
}
