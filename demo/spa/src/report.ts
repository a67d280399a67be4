import { drop, keep, recall } from './kept.ts'
import { confirmPayment, isGone, type Verdict } from './shop-api.ts'

/*
 * The shop's server has to hear that a shopper agreed: until then it would let the order be paid once more. So the reference is kept until
 * the server has answered, and is reported again by whatever page of this browser asks about the order next.
 */

const keyOf = (orderId: string) => `itan-app-unreported-${orderId}`

/** The reference of an attempt whose shopper agreed, while the shop's server has not answered to it. */
export const unreported = (orderId: string) => recall(keyOf(orderId))

/** Asks the shop's server whether the order is paid, and tells it of that attempt. Rejects when there is no answer. */
export async function report(orderId: string, reference = unreported(orderId)): Promise<Verdict> {
  if (reference) keep(keyOf(orderId), reference)
  try {
    const { verdict } = await confirmPayment(orderId, reference)
    drop(keyOf(orderId))
    return verdict
  } catch (error) {
    // The shop's server does not have this order any more: nothing of it can be paid.
    if (isGone(error)) drop(keyOf(orderId))
    throw error
  }
}
