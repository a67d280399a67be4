/*
 * The shop's server must learn that a shopper agreed: until then it would let the order be paid once more. So the reference is stored until
 * the server has answered, and the next page of this browser that asks about the order reports it again.
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
    // The shop's server no longer has this order, so the order cannot be paid.
    if (error instanceof Error && 'status' in error && error.status === 404)
      market.drop(unreportedKey(orderId))
    throw error
  }
}
