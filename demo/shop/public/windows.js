/* The same order in two windows of one browser: only one has the checkout, and both show how it ends. */

const windows = 'BroadcastChannel' in window ? new BroadcastChannel('itan-orders') : undefined

/** The checkout that is open in this window. @type {OpenCheckout | undefined} */
let checkout

market.takeCheckout = async (open) => {
  checkout = open
  void open.ended.then(() => (checkout = undefined))
  // The newest window takes the lock: the shopper may have forgotten the older one. The lock ends with its window, also a killed one.
  if (!('locks' in navigator)) return
  const orderId = await market.placeOrder().catch(() => undefined)
  if (orderId === undefined || checkout !== open) return
  await navigator.locks.request(`itan-pays-${orderId}`, { steal: true }, () => open.ended).catch(open.stop)
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel has one origin
market.notifyOtherWindows = (orderId) => windows?.postMessage(orderId)

windows?.addEventListener('message', ({ data }) => {
  if (data === market.orderAtHand()) void onOrderChange()
})
// A hidden window may have missed messages, and the order may have been paid on another device.
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) void onOrderChange()
})

/** Reads the order from the shop's server, which uses its own store. A loan of another attempt ends this window's checkout. */
async function onOrderChange() {
  const orderId = market.orderAtHand()
  if (orderId === undefined) return
  /** @type {PlacedOrder | undefined} */
  const order = await market.api(`/api/orders/${orderId}`).catch(() => undefined)
  if (!order || order.state === 'open') return
  if (!checkout) return await market.showChange(orderId, order.state === 'paid' ? 'paid' : 'in-progress')
  const given = await checkout.attempt()?.catch(() => undefined)
  const own = given && 'merchant_reference' in given && given.merchant_reference
  // When the checkout ends, `settle` asks the shop's server.
  if (order.attempt !== own) checkout?.stop()
}
