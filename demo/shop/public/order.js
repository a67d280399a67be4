/* The order: placed once, and paid by one of as many attempts as it takes. */

/**
 * Kept beside the page, so that a shopper whose tab was closed or killed continues the same order: the shop's server knows how the earlier
 * attempts stand. It holds the order's id and what was chosen; nothing about the shopper.
 */
const KEPT = 'itan-order'

/** The order that this page is about, when it is the page of one order: `/orders/:id`. */
const [, addressed] = /^\/orders\/(\w+)$/.exec(location.pathname) ?? []

/** @typedef {{ orderId: string, first?: KlumpCheckout, isKept?: boolean }} Placed */

/** @type {{ choice: string, order: Promise<Placed> } | undefined} */
let placed

const customer = () =>
  /** @type {HTMLInputElement} */ (market.byId('returning')).checked
    ? { email: 'ada@example.com', phone: '08012345678' }
    : undefined

/** @returns {Promise<Placed>} */
function placeOrder() {
  if (addressed) return Promise.resolve({ orderId: addressed })
  const basket = market.chosen
  if (!basket) return Promise.reject(new Error('Choose a basket first.'))
  const choice = basket.id
  if (placed?.choice !== choice) {
    const order = inTurn(async () => keptOrder(choice) ?? (await newlyPlaced(choice, basket)))
    placed = { choice, order }
    order.catch(() => (placed = undefined))
  }
  return placed.order
}

/**
 * @param {string} choice
 * @param {Basket} basket
 * @returns {Promise<Placed>}
 */
async function newlyPlaced(choice, basket) {
  /** @type {Order} */
  const { orderId, checkout } = await market.api('/api/orders', { items: basket.items, customer: customer() })
  keep({ choice, orderId })
  return { orderId, first: checkout }
}

/**
 * Two windows in which the same basket is paid for at the same moment have one order: the second finds what the first has kept. Where the
 * browser has no locks, the page goes on without.
 * @template T
 * @param {() => Promise<T>} run
 * @returns {Promise<T>}
 */
async function inTurn(run) {
  return 'locks' in navigator ? await navigator.locks.request('itan-order', run) : await run()
}

/**
 * What the checkout is to be given: the order with a reference that was never used. The first comes with the order; for each further attempt
 * the shop's server asks Klump about the earlier ones first, and may have a verdict instead.
 */
market.nextAttempt = async () => {
  const order = await placeOrder()
  const { first } = order
  delete order.first
  if (first) return first
  const { verdict, checkout } = await market.askAboutOrder('attempts', { customer: customer() })
  return checkout ?? { verdict }
}

market.askAboutOrder = async (what, body) => {
  const { orderId, isKept } = await placeOrder()
  try {
    return await market.api(`/api/orders/${orderId}/${what}`, body)
  } catch (error) {
    const isGone = error instanceof Error && 'status' in error && error.status === 404
    if (!isGone || !isKept) throw error
    market.forgetOrder()
    return await market.askAboutOrder(what, body)
  }
}

market.readOrder = async (orderId) => await market.api(`/api/orders/${orderId}`)

market.orderAtHand = () => addressed ?? (market.chosen && keptOrder(market.chosen.id)?.orderId)

market.keptChoice = () => readKept()?.choice

market.forgetOrder = () => {
  placed = undefined
  keep(undefined)
}

/**
 * @param {string} choice
 * @returns {Placed | undefined}
 */
function keptOrder(choice) {
  const kept = readKept()
  return kept?.choice === choice ? { orderId: kept.orderId, isKept: true } : undefined
}

/** @returns {{ choice: string, orderId: string } | undefined} */
function readKept() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? 'null')
    if (typeof kept?.choice === 'string' && typeof kept.orderId === 'string') return kept
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
