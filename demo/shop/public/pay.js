/* The integration itself: the code that a shop writes to take a payment with Klump. */

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
    // `data` is a function, so that the overlay opens with the click and shows its skeleton while the order is placed. The function
    // is called again when Klump reports that the reference was used.
    data: () => (attempt = market.nextAttempt()),
    onLoad: (event) => market.recordCallback('onLoad', event),
    onOpen: (event) => market.recordCallback('onOpen', event),
    onSuccess: (event) => market.recordCallback('onSuccess', event),
    onError: (error) => market.recordCallback('onError', error),
    onClose: (event) => market.recordCallback('onClose', event),
  })
  // The button is busy until the checkout has ended: a second press does nothing. On a slow network the press may come before the
  // element's code has loaded: then the button is a plain one, and a second press joins the open checkout.
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
    market.recordCallback('result', outcome)
    return market.settle(endingOf(outcome, isTakenOver))
  })
})

/**
 * The overlay's outcome is only a hint, also a success: only the shop's server knows the result, because it asks Klump.
 * @param {Outcome} outcome
 * @param {boolean} isTakenOver
 * @returns {Ending}
 */
function endingOf(outcome, isTakenOver) {
  if (outcome.status === 'cancelled') return { status: isTakenOver ? 'elsewhere' : 'cancelled' }
  if (outcome.status === 'failed') {
    const { code } = outcome.error
    // Klump knows an earlier attempt, which may have been paid. This is no error: the shop's server has to verify the order.
    const isKnown = code === 'already_paid' || code === 'duplicate_reference'
    return isKnown ? { status: 'pending' } : { status: 'failed', code }
  }
  // When Klump had given no reference yet, the shop's own merchant_reference identifies the attempt.
  return { status: outcome.status, reference: outcome.reference || outcome.merchantReference }
}
