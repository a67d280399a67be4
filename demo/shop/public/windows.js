/* The same order in two windows of one browser: only one has the checkout, and both hear how it ends. */

const windows = 'BroadcastChannel' in window ? new BroadcastChannel('itan-orders') : undefined

/** Ends the checkout that is open in this window. @type {(() => void) | undefined} */
let stopCheckout

market.takeCheckout = (ended, stop) => {
  stopCheckout = stop
  void ended.then(() => (stopCheckout = undefined))
  // The newest window has it: the older one may be forgotten. The lock ends with the window, also when that is killed.
  if ('locks' in navigator)
    navigator.locks.request('itan-checkout', { steal: true }, () => ended).catch(() => stopCheckout?.())
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel has one origin
market.tellOtherWindows = (orderId) => windows?.postMessage(orderId)

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
  if (!orderId) return
  const order = await market.readOrder(orderId).catch(() => undefined)
  if (!order || order.state === 'open') return
  if (stopCheckout) {
    if (order.attempt === (await market.openReference())) return
    stopCheckout()
  }
  await market.askAboutPayment(orderId, { status: 'loaded', reference: '' })
}
