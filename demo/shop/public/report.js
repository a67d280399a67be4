/*
 * The shop's server has to hear that a shopper agreed: until then it would let the order be paid once more. So the reference is kept until
 * the server has answered, and is reported again by whatever page of this browser asks about the order next.
 */

/** @param {string} orderId */
const unreportedKey = (orderId) => `itan-unreported-${orderId}`

market.unreported = (orderId) => market.recall(unreportedKey(orderId))

market.report = async (orderId, reference = market.unreported(orderId)) => {
  if (reference) market.keep(unreportedKey(orderId), reference)
  try {
    const { verdict } = await market.api(`/api/orders/${orderId}/confirm`, { reference })
    market.drop(unreportedKey(orderId))
    return verdict
  } catch (error) {
    // The shop's server does not have this order any more: nothing of it can be paid.
    if (error instanceof Error && 'status' in error && error.status === 404)
      market.drop(unreportedKey(orderId))
    throw error
  }
}
