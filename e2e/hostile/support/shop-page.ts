/** A shop's page with hostile or faulty code. */
export interface Spoilt {
  /** Runs before our script. */
  readonly before?: string
  /** What the shop's callbacks do, as code; `klump` is the instance. */
  readonly callbacks?: Readonly<Partial<Record<string, string>>>
  readonly body?: string
  /** Markup before our script, like a visitor's review. */
  readonly above?: string
  /** The attributes of our script's tag. */
  readonly attributes?: string
  /** Runs after our script. */
  readonly after?: string
}

/**
 * The page: `pay()` opens a checkout. The received callbacks are in `heard` and, beyond the page's life, in sessionStorage; the outcome
 * is in `outcome`. Its code uses nothing that a test replaces.
 */
export function shopPage(
  klump: string,
  { before = '', callbacks = {}, body = '', above = '', attributes = '', after = '' }: Spoilt,
): string {
  const does = ['onLoad', 'onOpen', 'onSuccess', 'onError', 'onClose'].map(
    (name) => `${name}(payload) { note('${name}'); ${callbacks[name] ?? ''} }`,
  )
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,">
<script>${before}</script>
${above}<script src="${klump}/klump.js" ${attributes}></script>
<script>
  const heard = []
  const note = (name) => {
    heard[heard.length] = name
    sessionStorage.heard = (sessionStorage.heard ? sessionStorage.heard + ' ' : '') + name
  }
  let outcome
  let klump
  function pay(more) {
    klump = new Klump({
      publicKey: 'klp_pk_test_madeup0001',
      data: { amount: 4100, currency: 'NGN', merchant_reference: 'order-1007', items: [{ name: 'Kettle', unit_price: 4100, quantity: 1 }] },
      ${does.join(',\n      ')},
      ...more,
    })
    klump.result.then((result) => {
      note('result')
      outcome = { status: result.status, reference: result.reference, code: result.error && result.error.code }
    })
  }
  ${after}
</script></head>
<body><button onclick="pay()">Pay</button>${body}</body></html>`
}
