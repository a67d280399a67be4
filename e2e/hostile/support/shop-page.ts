/** A page of a shop that someone has spoilt. */
export interface Spoilt {
  /** Runs before our script. */
  readonly before?: string
  /** What the shop's callbacks do, as code; `klump` is the instance. */
  readonly callbacks?: Readonly<Partial<Record<string, string>>>
  readonly body?: string
  /** What stands before our script, as a visitor's review may. */
  readonly above?: string
  /** Of our script. */
  readonly attributes?: string
  /** Runs after our script. */
  readonly after?: string
}

/**
 * The page: `pay()` opens a checkout, what it heard is in `heard` and, beyond the page's own life, in sessionStorage; the
 * outcome is in `outcome`. Written so that it needs nothing a test replaces.
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
