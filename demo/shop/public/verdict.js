/* What the shop's server says about the payment, and what the shopper is told. */

/** @type {Promise<void> | undefined} */
let asking

/** Several may want to know at once, such as a button pressed twice and a window that comes to the front: that is one question. */
market.askAboutPayment = (orderId, ended) => {
  asking ??= ask(orderId, ended).finally(() => (asking = undefined))
  return asking
}

market.resumeOrder = async () => {
  const orderId = market.orderAtHand()
  if (!orderId) return allowPaying(true)
  allowPaying(false)
  await market.askAboutPayment(orderId, { status: 'loaded', reference: '' })
}

/**
 * Hands over the reference, and nothing else.
 * @param {string} orderId
 * @param {Ended} ended
 */
async function ask(orderId, ended) {
  const wait = 'The shop is asking Klump about your payment.'
  market.showDecision({ mood: 'open', title: 'One moment', text: wait })
  const verdict = await askServer(orderId, ended.reference)
  // The shopper may have chosen another basket meanwhile.
  if (market.orderAtHand() !== orderId) return
  if (ended.status !== 'loaded') market.tellOtherWindows(orderId)
  show(orderId, verdict, ended)
}

/**
 * @param {string} orderId
 * @param {Verdict} verdict
 * @param {Ended} ended
 */
function show(orderId, verdict, ended) {
  const again = (/** @type {Ended} */ ended) => ({
    name: 'Ask again',
    act: () => void market.askAboutPayment(orderId, ended),
  })
  // Without a reference of Klump's the server cannot know yet that a loan was asked for.
  const isDeciding = verdict === 'in-progress' || (verdict === 'not-paid' && ended.status === 'pending')
  allowPaying(verdict !== 'paid' && !isDeciding)
  if (verdict === 'paid') {
    const offer = { name: 'New order', act: market.newOrder }
    const text = 'Your order is on its way.'
    market.showDecision({ mood: 'good', title: 'Paid. Thank you!', text, links: toOrder(orderId), offer })
    if (document.activeElement === document.body) market.byId('decision').querySelector('button')?.focus()
  } else if (isDeciding) {
    const { reference } = ended
    const text = `We keep your order, and you need not pay again.${reference && ` Your reference is ${reference}.`}`
    const offer = again({ ...ended, status: 'success' })
    const links = toOrder(orderId)
    market.showDecision({ mood: 'open', title: 'Your bank is still deciding', text, links, offer })
  } else if (verdict === 'unknown' && ended.status !== 'loaded') {
    const text = 'Nothing is lost: ask again in a moment.'
    market.showDecision({ mood: 'open', title: 'We do not know yet', text, offer: again(ended) })
  } else if (ended.status === 'loaded') market.hideDecision()
  else {
    const title = 'The shop did not accept this payment'
    const text = 'Klump does not confirm it for this order. If you agreed to a loan, ask again.'
    market.showDecision({ mood: 'bad', title, text, offer: again(ended) })
  }
}

/** The order's own page, for another day or another device. @param {string} orderId */
function toOrder(orderId) {
  const href = `/orders/${orderId}`
  return location.pathname === href ? [] : [{ name: 'See your order', href }]
}

/** A paid order is not ordered again by a second press, nor paid while a bank decides. @param {boolean} may */
function allowPaying(may) {
  const pay = market.byId('pay')
  // The overlay gives the focus back to the button, where a disabled one would lose it.
  if (!may && document.activeElement === pay) pay.blur()
  pay.toggleAttribute('disabled', !may)
}

market.newOrder = () => {
  market.forgetOrder()
  if (location.pathname !== '/') return location.assign('/')
  market.hideDecision()
  allowPaying(true)
  market.byId('pay').focus()
}

/**
 * @param {string} orderId
 * @param {string} reference
 * @returns {Promise<Verdict>}
 */
async function askServer(orderId, reference) {
  try {
    return (await market.api(`/api/orders/${orderId}/confirm`, { reference })).verdict
  } catch {
    return 'unknown'
  }
}
