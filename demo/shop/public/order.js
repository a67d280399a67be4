/* The order: placed once, found again in every window, and paid by one of any number of attempts. */

/** The order's id on the page of one order, `/orders/:id`. Undefined elsewhere: there the chosen basket determines the order. */
const [, addressed] = /^\/orders\/([^/]+)$/.exec(location.pathname) ?? []

/** Storage key of the basket that was ordered last, which a returning shopper finds chosen. */
const CHOICE = 'itan-choice'

/**
 * The order while it is being placed. Afterwards the stored order counts, which another window may have placed anew.
 * @type {{ choice: string, id: Promise<string> } | undefined}
 */
let placing

/** The new order with its first attempt, until the checkout uses that attempt. @type {Order | undefined} */
let placed

market.orderAtHand = () => addressed ?? (market.chosen && orderOf(market.chosen.id))

market.keptChoice = () => market.recall(CHOICE)

market.placeOrder = async () => {
  if (addressed) return addressed
  const basket = market.chosen
  if (!basket) throw new Error('Choose a basket first.')
  if (placing?.choice !== basket.id) {
    const id = inTurn(async () => orderOf(basket.id) ?? (await newlyPlaced(basket)))
    const mine = { choice: basket.id, id }
    placing = mine
    const done = () => {
      if (placing === mine) placing = undefined
    }
    id.then(done, done)
  }
  return await placing.id
}

/** @param {Basket} basket */
async function newlyPlaced({ id: choice, items }) {
  placed = /** @type {Order} */ (await market.api('/api/orders', { items, customer: customer() }))
  market.keep(keyOf(choice), placed.orderId)
  market.keep(CHOICE, choice)
  return placed.orderId
}

/**
 * Takes a lock, so that two windows that pay for the same basket at the same moment share one order: the second window finds the id that
 * the first has stored. Where the browser has no locks, the page runs without.
 * @template T
 * @param {() => Promise<T>} run
 * @returns {Promise<T>}
 */
async function inTurn(run) {
  return 'locks' in navigator ? await navigator.locks.request('itan-order', run) : await run()
}

/**
 * The data for the checkout: the order with an unused reference. For each attempt but the first, the shop's server asks Klump about the
 * earlier ones, and may answer with a verdict instead.
 */
market.nextAttempt = async () => {
  const id = await market.placeOrder()
  if (placed?.orderId === id) {
    const { checkout } = placed
    placed = undefined
    return checkout
  }
  const { verdict, checkout } = await market.postAboutOrder('attempts', { customer: customer() })
  return checkout ?? { verdict }
}

market.postAboutOrder = async (what, body) => {
  const id = await market.placeOrder()
  try {
    if (market.unreported(id)) await market.report(id)
    return await market.api(`/api/orders/${id}/${what}`, body)
  } catch (error) {
    // The shop's server no longer has the stored order, so the order cannot be paid and is placed anew.
    const isGone = error instanceof Error && 'status' in error && error.status === 404
    if (!isGone || addressed) throw error
    market.forgetOrder(id)
    return await market.postAboutOrder(what, body)
  }
}

market.forgetOrder = (id) => {
  const choice = market.chosen?.id ?? market.keptChoice()
  if (choice !== undefined && orderOf(choice) === id) market.drop(keyOf(choice))
}

const customer = () =>
  /** @type {HTMLInputElement} */ (market.byId('returning')).checked
    ? { email: 'ada@example.com', phone: '08012345678' }
    : undefined

/*
 * The browser stores the order's id for each basket, and nothing about the shopper. So a shopper whose tab was closed or killed continues
 * the same order, and the shop's server knows the state of its attempts.
 */

/** @param {string} choice */
const keyOf = (choice) => `itan-order-${choice}`

/** @param {string} choice */
const orderOf = (choice) => market.recall(keyOf(choice))
