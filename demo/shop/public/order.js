/* The order: placed once, found again in every window, and paid by one of as many attempts as it takes. */

/** The order that this page is about, when it is the page of one order: `/orders/:id`. Elsewhere it is that of the chosen basket. */
const [, addressed] = /^\/orders\/([^/]+)$/.exec(location.pathname) ?? []

/** What was ordered last: whoever comes back finds that basket. */
const CHOICE = 'itan-choice'

/**
 * The order that is being placed. Afterwards it is the kept one, which another window may have placed anew.
 * @type {{ choice: string, id: Promise<string> } | undefined}
 */
let placing

/** The first attempt comes with the order. @type {Order | undefined} */
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
 * What the checkout is to be given: the order with a reference that was never used. For each attempt but the first the shop's server asks Klump
 * about the earlier ones, and may have a verdict instead.
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
    // The shop's server does not have the kept order any more, so nothing of it can be paid: it is placed anew.
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
 * Kept beside the page: the order's id, by what was chosen, and nothing about the shopper. A shopper whose tab was closed or killed so continues
 * the same order, and the shop's server knows how its attempts stand.
 */

/** @param {string} choice */
const keyOf = (choice) => `itan-order-${choice}`

/** @param {string} choice */
const orderOf = (choice) => market.recall(keyOf(choice))
