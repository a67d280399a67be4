/* The shop's own script on every page here: one basket, one button, and a record of what the page heard. */
;(() => {
  /** @type {string[]} */
  const log = []
  /** @type {string[]} */
  const violations = []
  const meta = (/** @type {string} */ name) =>
    document.querySelector(`meta[name="${name}"]`)?.getAttribute('content') ?? ''
  /** @returns {(payload: object) => void} */
  const heard = (/** @type {string} */ name) => (payload) => {
    log.push('code' in payload ? `${name} ${String(payload.code)}` : name)
  }

  window.shop = {
    log,
    violations,
    outcome: undefined,
    klump: undefined,
    order: () => ({
      amount: 197_000,
      currency: 'NGN',
      email: 'ada@example.com',
      phone: '08012345678',
      merchant_reference: `page-${Date.now()}-${Math.random()}`,
      items: [{ name: 'Sewing machine', unit_price: 197_000, quantity: 1 }],
    }),
    pay(more) {
      if (!window.Klump) throw new Error('Klump has not arrived.')
      const klump = new window.Klump({
        publicKey: meta('klump-public-key'),
        checkoutUrl: meta('klump-checkout') || undefined,
        data: window.shop.order(),
        onLoad: heard('load'),
        onOpen: heard('open'),
        onSuccess: heard('success'),
        onError: heard('error'),
        onClose: heard('close'),
        ...more,
      })
      window.shop.klump = klump
      void klump.result.then((outcome) => {
        log.push(`result ${outcome.status}`)
        window.shop.outcome = outcome
      })
      return klump
    },
  }

  // Delegated, because pages here redraw their body and their button; captured, because dialogs keep their clicks.
  const onClick = (/** @type {MouseEvent} */ { target }) => {
    if (target instanceof Element && target.closest('#pay')) window.shop.pay()
  }
  addEventListener('click', onClick, { capture: true })
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    violations.push(`${violatedDirective} ${blockedURI}`),
  )
})()
