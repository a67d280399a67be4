/* The integration itself: what a shop writes to take a payment with Klump. */

const publicKey = document.querySelector('meta[name="klump-public-key"]')?.getAttribute('content') ?? ''

/**
 * What the open checkout was given: a second press joins it, and is no other attempt.
 * @type {ReturnType<Market['nextAttempt']> | undefined}
 */
let attempt

market.byId('pay').addEventListener('click', () => {
  if (!('Klump' in window)) {
    const text = 'Check your connection, then load this page again.'
    market.showDecision({ mood: 'bad', title: 'Klump could not be loaded', text })
    return
  }
  market.hideDecision()
  const klump = new Klump({
    publicKey,
    // A function: the overlay opens with the click, and the order is placed while it shows its skeleton. It is called again when
    // Klump says that a reference was used.
    data: ({ retry }) => (attempt = (!retry && attempt) || market.nextAttempt()),
    onLoad: (event) => market.heard('onLoad', event),
    onOpen: (event) => market.heard('onOpen', event),
    onSuccess: (event) => market.heard('onSuccess', event),
    onError: (error) => market.heard('onError', error),
    onClose: (event) => market.heard('onClose', event),
  })
  void klump.result.then((outcome) => {
    attempt = undefined
    return settle(outcome)
  })
})

market.byId('send-link').addEventListener('click', () => void sendLink())

/**
 * What the overlay says is a hint, also when it says success: only the shop's server knows, because it asks Klump.
 * @param {Outcome} outcome
 */
async function settle(outcome) {
  market.heard('result', outcome)
  if (outcome.status === 'success' || outcome.status === 'pending') {
    const { orderId } = await placeOrder()
    await confirmPayment(orderId, outcome)
  } else if (outcome.status === 'failed' && outcome.error.code === 'already_paid') {
    const { orderId } = await placeOrder()
    await confirmPayment(orderId, { status: 'success', reference: '' })
  } else if (outcome.status === 'failed') {
    // The error’s own message is for developers, who find it in the console.
    const text = await wordsFor(outcome.error.code)
    market.showDecision({ mood: 'bad', title: 'Your order is not paid', text })
  } else {
    const text = await wordsFor('cancelled')
    market.showDecision({ mood: 'open', title: 'Your basket is still here', text })
  }
}

/**
 * Klump's words for the shopper. They lie beside its script, and are fetched when they are needed.
 * @param {string} code
 * @returns {Promise<string>}
 */
async function wordsFor(code) {
  const script = document.querySelector('script[src$="/klump.js"]')?.getAttribute('src') ?? ''
  try {
    const { messageFor } = await import(new URL('klump-words.js', script).href)
    return messageFor(code)
  } catch {
    return 'Please try again in a few minutes.'
  }
}

/**
 * Hands over the reference, and nothing else.
 * @param {string} orderId
 * @param {{ status: 'success' | 'pending', reference: string }} outcome
 */
async function confirmPayment(orderId, { status, reference }) {
  const wait = 'The shop is asking Klump about your payment.'
  market.showDecision({ mood: 'open', title: 'One moment', text: wait })
  const verdict = await askServer(orderId, reference)
  const askAgain = { name: 'Ask again', act: () => void confirmPayment(orderId, { status, reference }) }
  if (verdict === 'paid') {
    const text = 'Your order is on its way.'
    const offer = { name: 'New order', act: newOrder }
    market.showDecision({ mood: 'good', title: 'Paid. Thank you!', text, offer })
    endOrder()
  } else if (verdict === 'unknown') {
    const text = 'Nothing is lost: ask again in a moment.'
    market.showDecision({ mood: 'open', title: 'We do not know yet', text, offer: askAgain })
  } else if (status === 'pending') {
    const text = `We keep your order.${reference && ` Your reference is ${reference}.`}`
    market.showDecision({ mood: 'open', title: 'Your bank is still deciding', text, offer: askAgain })
  } else {
    const title = 'The shop did not accept this payment'
    const text = 'Klump does not confirm it for this order. If you agreed to a loan, ask again.'
    market.showDecision({ mood: 'bad', title, text, offer: askAgain })
  }
}

/** A page of Klump's, to send to whoever is to pay: by any message, or by the second link in WhatsApp. */
async function sendLink() {
  market.hideDecision()
  try {
    /** @type {Link} */
    const made = await market.askAboutOrder('link', {})
    if (made.verdict !== 'created') return market.showDecision(NO_LINK[made.verdict])
    const message = `Pay for your order at Ìtàn Market in instalments: ${made.link}`
    const links = [
      { name: made.link, href: made.link },
      { name: 'Send by WhatsApp', href: `https://wa.me/?text=${encodeURIComponent(message)}` },
    ]
    const text = 'Whoever opens it can pay for this order, once.'
    market.showDecision({ mood: 'open', title: 'A link to pay', text, links })
  } catch {
    market.showDecision(NO_LINK.unknown)
  }
}

/** @type {Record<Exclude<Link['verdict'], 'created'>, Decision>} */
const NO_LINK = {
  'too-small': {
    mood: 'bad',
    title: 'No link for this order',
    text: 'Klump makes payment pages for ₦25,000 and more.',
  },
  'already-paid': { mood: 'good', title: 'Paid. Thank you!', text: 'This order needs no link.' },
  'in-progress': {
    mood: 'open',
    title: 'Your bank is still deciding',
    text: 'A link would be a second loan. Wait a while.',
  },
  unknown: { mood: 'open', title: 'No link now', text: 'Klump could not be asked. Try again in a moment.' },
}

/** A paid order is not ordered again by a second press: that takes "New order", or another basket. */
function endOrder() {
  market.forgetOrder()
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
 * @returns {Promise<Verdict>}
 */
async function askServer(orderId, reference) {
  try {
    return (await market.api(`/api/orders/${orderId}/confirm`, { reference })).verdict
  } catch {
    return 'unknown'
  }
}
