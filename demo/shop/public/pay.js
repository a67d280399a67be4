/* The integration itself: what a shop writes to take a payment with Klump. */

const publicKey = document.querySelector('meta[name="klump-public-key"]')?.getAttribute('content') ?? ''

/**
 * The order of this basket, once placed. Kept, so that a shopper who left and comes back continues the same order.
 * @type {{ key: string, order: Promise<Order> } | undefined}
 */
let placed

market.byId('pay').addEventListener('click', () => {
  if (!('Klump' in window)) {
    const text = 'Check your connection, then load this page again.'
    market.showDecision({ mood: 'bad', title: 'Klump could not be loaded', text })
    return
  }
  market.hideDecision()
  /** @type {Promise<Order>} */
  let order
  const klump = new Klump({
    publicKey,
    // A function: the overlay opens with the click, and the order is placed while it shows its skeleton.
    data: () => (order = placeOrder()).then(({ checkout }) => checkout),
    onLoad: (event) => market.heard('onLoad', event),
    onOpen: (event) => market.heard('onOpen', event),
    onSuccess: (event) => market.heard('onSuccess', event),
    onError: (error) => market.heard('onError', error),
    onClose: (event) => market.heard('onClose', event),
  })
  void klump.result.then((outcome) => settle(outcome, order))
})

/** @returns {Promise<Order>} */
function placeOrder() {
  const basket = market.chosen
  if (!basket) return Promise.reject(new Error('Choose a basket first.'))
  const returning = /** @type {HTMLInputElement} */ (market.byId('returning')).checked
  const customer = returning ? { email: 'ada@example.com', phone: '08012345678' } : undefined
  const request = { items: basket.items, customer }
  const key = JSON.stringify(request)
  if (placed?.key !== key) {
    /** @type {Promise<Order>} */
    const order = market.api('/api/orders', request)
    placed = { key, order }
    order.catch(() => (placed = undefined))
  }
  return placed.order
}

/**
 * What the overlay says is a hint, also when it says success: only the shop's server knows, because it asks Klump.
 * @param {Outcome} outcome
 * @param {Promise<Order>} order
 */
async function settle(outcome, order) {
  market.heard('result', outcome)
  if (outcome.status === 'success' || outcome.status === 'pending') {
    const { orderId } = await order
    await confirmPayment(orderId, outcome)
  } else if (outcome.status === 'failed') {
    market.showDecision({ mood: 'bad', title: 'That did not work', text: outcome.error.message })
  } else {
    const text = 'Nothing was agreed. Your basket is still here.'
    market.showDecision({ mood: 'open', title: 'You left before the end', text })
  }
}

/**
 * Hands over the reference, and nothing else.
 * @param {string} orderId
 * @param {Extract<Outcome, { reference: string }>} outcome
 */
async function confirmPayment(orderId, { status, reference }) {
  const wait = 'The shop is asking Klump about your payment.'
  market.showDecision({ mood: 'open', title: 'One moment', text: wait })
  const { verdict, reason, checks } = await askServer(orderId, reference)
  const askAgain = { name: 'Ask again', act: () => void confirmPayment(orderId, { status, reference }) }
  if (verdict === 'paid') {
    const text = `Your order is on its way. ${reason}`
    const offer = { name: 'New order', act: newOrder }
    market.showDecision({ mood: 'good', title: 'Paid. Thank you!', text, checks, offer })
    endOrder()
  } else if (verdict === 'unknown') {
    const text = `${reason} Nothing is lost: ask again in a moment.`
    market.showDecision({ mood: 'open', title: 'We do not know yet', text, checks, offer: askAgain })
  } else if (status === 'pending') {
    const text = `We keep your order. Your reference is ${reference}.`
    market.showDecision({ mood: 'open', title: 'Your bank is still deciding', text, checks, offer: askAgain })
  } else {
    const title = 'The shop did not accept this payment'
    market.showDecision({ mood: 'bad', title, text: reason, checks, offer: askAgain })
  }
}

/** A paid order is not ordered again by a second press: that takes "New order", or another basket. */
function endOrder() {
  placed = undefined
  const pay = market.byId('pay')
  const hadFocus = document.activeElement === pay
  pay.setAttribute('disabled', '')
  if (hadFocus) market.byId('decision').querySelector('button')?.focus()
}

function newOrder() {
  market.hideDecision()
  market.byId('pay').removeAttribute('disabled')
  market.byId('pay').focus()
}

/**
 * @param {string} orderId
 * @param {string} reference
 * @returns {Promise<Confirmation>}
 */
async function askServer(orderId, reference) {
  try {
    return await market.api(`/api/orders/${orderId}/confirm`, { reference })
  } catch {
    return { verdict: 'unknown', reason: 'The shop’s server did not answer.', checks: [] }
  }
}
