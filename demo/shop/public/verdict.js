/* Decides what the shopper is shown about the order, and whether the order can be paid now. */

/** How the checkout ended in this window. @type {Ending} */
let ending = { status: 'loaded' }

/** Counts the calls of `show`: of several awaited decisions only the newest is drawn, because an earlier one may arrive last. */
let newest = 0

market.show = async (awaited, meanwhile) => {
  const turn = ++newest
  if (awaited instanceof Promise) market.draw(meanwhile)
  const decision = await awaited
  if (turn === newest) market.draw(decision)
}

/** Asks the shop's server, however the checkout ended: the order may be paid by an earlier attempt, or in another window. */
market.settle = async (how = ending) => {
  const orderId = market.orderAtHand()
  const unreported = orderId && market.unreported(orderId)
  // The shopper has agreed once and the shop's server does not know it yet, however a later checkout ended.
  if (unreported && !how.reference) how = { status: 'pending', reference: unreported }
  ending = how
  if (orderId === undefined) return await market.show(decide(how, undefined))
  const isAsking = /loaded|success|pending/.test(how.status)
  await market.show(verify(orderId, how), isAsking ? market.checking : undefined)
}

market.showChange = async (orderId, verdict) => await market.show(decide(ending, verdict, orderId))

market.checking = {
  mood: 'open',
  title: 'One moment',
  text: 'The shop is asking Klump about your payment.',
  isClosed: true,
}

/**
 * @param {string} orderId
 * @param {Ending} how
 */
async function verify(orderId, how) {
  const verdict = await market.report(orderId, how.reference).catch(() => /** @type {const} */ ('unknown'))
  // The server now has the state that the other windows will request.
  if (how.reference) market.notifyOtherWindows(orderId)
  return await decide(how, verdict, orderId)
}

/**
 * @param {Ending} how
 * @param {Verdict | undefined} verdict undefined when no order was placed
 * @param {string} [orderId]
 * @returns {Decision | undefined | Promise<Decision>}
 */
function decide(how, verdict, orderId) {
  const { status, reference, code } = how
  const links = orderId === undefined ? [] : toOrder(orderId)
  // A shopper who asks again must also see the answer `not-paid`, which `loaded` would hide.
  /** @type {Ending} */
  const waiting = status === 'loaded' ? { status: 'pending' } : how
  const again = { name: 'Ask again', act: () => void market.settle(waiting) }
  if (verdict === 'paid') {
    const offer = { name: 'New order', act: () => newOrder(orderId) }
    const text = 'Your order is on its way.'
    return { mood: 'good', title: 'Paid. Thank you!', text, links, offer, isClosed: true }
  }
  if (verdict === 'in-progress') {
    const text = `We keep your order, and you need not pay again.${reference ? ` Your reference is ${reference}.` : ''}`
    return { mood: 'open', title: 'Your bank is still deciding', text, links, offer: again, isClosed: true }
  }
  switch (status) {
    case 'loaded':
      return undefined
    case 'cancelled':
      return inWords({ mood: 'open', title: 'Your basket is still here' }, 'cancelled')
    case 'failed':
      // The error’s own message is for developers and appears in the console.
      return inWords({ mood: 'bad', title: 'Your order is not paid' }, code ?? 'failed')
    case 'elsewhere':
      return ELSEWHERE
  }
  // After `success` or `pending` the shopper may have a loan.
  if (verdict === 'not-paid') return { mood: 'bad', ...NOT_PAID[status], offer: again }
  const text = 'Nothing is lost: ask again in a moment.'
  return { mood: 'open', title: 'We do not know yet', text, offer: again, isClosed: true }
}

/** @type {Decision} */
const ELSEWHERE = {
  mood: 'open',
  title: 'You went on in another window',
  text: 'You see here how the payment there ends. To pay in this window instead, press the button again.',
}

const NOT_PAID = {
  success: {
    title: 'The shop did not accept this payment',
    text: 'Klump does not confirm it for this order. If you agreed to a loan, ask again.',
  },
  pending: {
    title: 'Your order is not paid',
    text: 'Klump confirms no payment for it. You can pay again. If your bank agreed to a loan, ask again first.',
  },
}

/** The link to the order's own page, for another day or another device. @param {string} orderId */
function toOrder(orderId) {
  const href = `/orders/${orderId}`
  return location.pathname === href ? [] : [{ name: 'See your order', href }]
}

/** @param {string | undefined} orderId the paid order */
function newOrder(orderId) {
  if (orderId !== undefined) market.forgetOrder(orderId)
  if (location.pathname !== '/') return location.assign('/')
  void market.settle({ status: 'loaded' })
}

/**
 * Adds Klump's text for the shopper. The texts are in `klump-words.js` beside Klump's script and are loaded on demand.
 * @param {Pick<Decision, 'mood' | 'title'>} decision
 * @param {string} code
 * @returns {Promise<Decision>}
 */
async function inWords(decision, code) {
  const script = document.querySelector('script[src$="/klump.js"]')?.getAttribute('src') ?? ''
  try {
    const { messageFor } = await import(new URL('klump-words.js', script).href)
    return { ...decision, text: messageFor(code) }
  } catch {
    return { ...decision, text: 'Please try again in a few minutes.' }
  }
}
