/* The integration itself: what a shop writes to take a payment with Klump. */

const publicKey = document.querySelector('meta[name="klump-public-key"]')?.getAttribute('content') ?? ''

const button = /** @type {KlumpButton} */ (market.byId('pay'))

// <klump-button> without a key and an order leaves the click to the page.
button.addEventListener('click', () => {
  if (!('Klump' in window)) {
    const text = 'Check your connection, then load this page again.'
    void market.show({ mood: 'bad', title: 'Klump could not be loaded', text })
    return
  }
  void market.show(undefined)
  let isTakenOver = false
  /** @type {ReturnType<Market['nextAttempt']> | undefined} */
  let attempt
  const klump = new Klump({
    publicKey,
    // A function: the overlay opens with the click, and the order is placed while it shows its skeleton. It is called again when
    // Klump says that a reference was used.
    data: () => (attempt = market.nextAttempt()),
    onLoad: (event) => market.onCallback('onLoad', event),
    onOpen: (event) => market.onCallback('onOpen', event),
    onSuccess: (event) => market.onCallback('onSuccess', event),
    onError: (error) => market.onCallback('onError', error),
    onClose: (event) => market.onCallback('onClose', event),
  })
  // Busy until the checkout has ended: a second press does nothing. On a slow network the press may come before the element's code: then
  // this is a plain button, and a second press joins the checkout that is open.
  if ('follow' in button) button.follow(klump)
  void market.takeCheckout({
    attempt: () => attempt,
    ended: klump.result,
    stop() {
      isTakenOver = true
      klump.destroy()
    },
  })
  void klump.result.then((outcome) => {
    market.onCallback('result', outcome)
    return market.settle(endingOf(outcome, isTakenOver))
  })
})

/**
 * What the overlay says is a hint, also when it says success: only the shop's server knows, because it asks Klump.
 * @param {Outcome} outcome
 * @param {boolean} isTakenOver
 * @returns {Ending}
 */
function endingOf(outcome, isTakenOver) {
  if (outcome.status === 'cancelled') return { status: isTakenOver ? 'elsewhere' : 'cancelled' }
  if (outcome.status === 'failed') {
    const { code } = outcome.error
    // Klump knows an earlier attempt, which may have been paid: a question for the shop's server, and no error.
    const isKnown = code === 'already_paid' || code === 'duplicate_reference'
    return isKnown ? { status: 'pending' } : { status: 'failed', code }
  }
  // Where Klump had named no reference yet, the shop's own names the attempt.
  return { status: outcome.status, reference: outcome.reference || outcome.merchantReference }
}
