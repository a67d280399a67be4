/* The order of the chosen basket: placed once, and paid by one of as many attempts as it takes. */

/**
 * Kept beside the page, so that a shopper whose tab was closed or killed continues the same order: the shop's server knows how the earlier
 * attempts stand. It holds the order's id and what was chosen; nothing about the shopper.
 */
const KEPT = 'itan-order'

/** @type {{ choice: string, order: Promise<{ orderId: string }>, first?: KlumpCheckout, isKept?: boolean } | undefined} */
let placed

const customer = () =>
  /** @type {HTMLInputElement} */ (market.byId('returning')).checked
    ? { email: 'ada@example.com', phone: '08012345678' }
    : undefined

/** @returns {Promise<{ orderId: string }>} */
function placeOrder() {
  const basket = market.chosen
  if (!basket) return Promise.reject(new Error('Choose a basket first.'))
  const choice = basket.id
  if (placed?.choice !== choice) placed = keptOrder(choice) ?? newlyPlaced(choice, basket)
  return placed.order
}

/**
 * @param {string} choice
 * @param {Basket} basket
 */
function newlyPlaced(choice, basket) {
  /** @type {Promise<Order>} */
  const order = market.api('/api/orders', { items: basket.items, customer: customer() })
  /** @type {NonNullable<typeof placed>} */
  const made = { choice, order }
  order.then(
    ({ orderId, checkout }) => {
      made.first = checkout
      keep({ choice, orderId })
    },
    () => (placed = undefined),
  )
  return made
}

/**
 * What the checkout is to be given: the order with a reference that was never used. The first comes with the order; for each further attempt
 * the shop's server asks Klump about the earlier ones first, and may have a verdict instead.
 */
market.nextAttempt = async () => {
  await placeOrder()
  const first = placed?.first
  if (placed) delete placed.first
  if (first) return first
  const { verdict, checkout } = await market.askAboutOrder('attempts', { customer: customer() })
  return checkout ?? { verdict }
}

market.askAboutOrder = async (what, body) => {
  const { orderId } = await placeOrder()
  try {
    return await market.api(`/api/orders/${orderId}/${what}`, body)
  } catch (error) {
    const isGone = error instanceof Error && 'status' in error && error.status === 404
    if (!isGone || !placed?.isKept) throw error
    market.forgetOrder()
    return await market.askAboutOrder(what, body)
  }
}

market.forgetOrder = () => {
  placed = undefined
  keep(undefined)
}

/** @param {string} choice */
function keptOrder(choice) {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? 'null')
    if (kept?.choice === choice && typeof kept.orderId === 'string')
      return { choice, order: Promise.resolve({ orderId: kept.orderId }), isKept: true }
  } catch {
    // No storage here, or something else in it: a new order.
  }
  return undefined
}

/** @param {{ choice: string, orderId: string } | undefined} order */
function keep(order) {
  try {
    if (order) localStorage.setItem(KEPT, JSON.stringify(order))
    else localStorage.removeItem(KEPT)
  } catch {
    // No storage here: the order lasts as long as the page.
  }
}
