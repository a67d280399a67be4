/* The integration itself: what a shop writes to take a payment with Klump. */

const publicKey = document.querySelector('meta[name="klump-public-key"]')?.getAttribute('content') ?? ''

/**
 * What the open checkout was given: a second press joins it, and is no other attempt.
 * @type {ReturnType<Market['nextAttempt']> | undefined}
 */
let attempt

const button = /** @type {KlumpButton} */ (market.byId('pay'))

// <klump-button> without a key and an order leaves the click to the page.
button.addEventListener('click', () => {
  if (!('Klump' in window)) {
    const text = 'Check your connection, then load this page again.'
    market.showDecision({ mood: 'bad', title: 'Klump could not be loaded', text })
    return
  }
  market.hideDecision()
  let isTakenOver = false
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
  // Busy until the checkout has ended: a second press does nothing.
  button.follow(klump)
  market.takeCheckout(klump.result, () => {
    isTakenOver = true
    klump.destroy()
  })
  void klump.result.then((outcome) => {
    attempt = undefined
    return settle(outcome, isTakenOver)
  })
})

market.openReference = async () => {
  const given = await attempt?.catch(() => undefined)
  return given && 'merchant_reference' in given ? String(given.merchant_reference) : undefined
}

/**
 * What the overlay says is a hint, also when it says success: only the shop's server knows, because it asks Klump.
 * @param {Outcome} outcome
 * @param {boolean} isTakenOver
 */
async function settle(outcome, isTakenOver) {
  market.heard('result', outcome)
  if (outcome.status === 'success' || outcome.status === 'pending') {
    const { orderId } = await placeOrder()
    await market.askAboutPayment(orderId, outcome)
  } else if (outcome.status === 'failed' && outcome.error.code === 'already_paid') {
    const { orderId } = await placeOrder()
    await market.askAboutPayment(orderId, { status: 'success', reference: '' })
  } else if (outcome.status === 'failed') {
    // The error’s own message is for developers, who find it in the console.
    const text = await wordsFor(outcome.error.code)
    market.showDecision({ mood: 'bad', title: 'Your order is not paid', text })
  } else if (isTakenOver) {
    const text =
      'You see here how the payment there ends. To pay in this window instead, press the button again.'
    market.showDecision({ mood: 'open', title: 'You went on in another window', text })
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
