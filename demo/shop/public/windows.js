/* The same order in two windows of one browser: only one has the checkout, and both hear how it ends. */

const windows = 'BroadcastChannel' in window ? new BroadcastChannel('itan-orders') : undefined

/** The checkout that is open in this window. @type {OpenCheckout | undefined} */
let checkout

market.takeCheckout = async (open) => {
  checkout = open
  void open.ended.then(() => (checkout = undefined))
  // The newest window has it: the older one may be forgotten. The lock ends with the window, also when that is killed.
  if (!('locks' in navigator)) return
  const orderId = await market.placeOrder().catch(() => undefined)
  if (orderId === undefined || checkout !== open) return
  await navigator.locks.request(`itan-pays-${orderId}`, { steal: true }, () => open.ended).catch(open.stop)
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel has one origin
market.notifyOtherWindows = (orderId) => windows?.postMessage(orderId)

windows?.addEventListener('message', ({ data }) => {
  if (data === market.orderAtHand()) void hearOfOrder()
})
// A window that was away has missed what was said, and the order may have been paid on another device.
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) void hearOfOrder()
})

/** Asks the shop's server, which looks into its own store. A loan of another attempt ends the checkout that is open here. */
async function hearOfOrder() {
  const orderId = market.orderAtHand()
  if (orderId === undefined) return
  /** @type {PlacedOrder | undefined} */
  const order = await market.api(`/api/orders/${orderId}`).catch(() => undefined)
  if (!order || order.state === 'open') return
  if (!checkout) return await market.showChange(orderId, order.state === 'paid' ? 'paid' : 'in-progress')
  const given = await checkout.attempt()?.catch(() => undefined)
  const own = given && 'merchant_reference' in given && given.merchant_reference
  // Its ending asks the shop's server.
  if (order.attempt !== own) checkout?.stop()
}
