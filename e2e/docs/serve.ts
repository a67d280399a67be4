import { Hono } from 'hono'
import { listen } from '../../demo/listen.ts'

export interface Shop {
  origin: string
  /** The references that pages sent to be confirmed. */
  handedOver: unknown[]
  close(): Promise<void>
}

interface Parts {
  head?: string
  body: string
  /** The shop's own script, as a file. */
  script?: string
  policy?: string
  /** The server's verdict on a reference. */
  verdict?: (reference: unknown) => 'paid' | 'not-paid'
}

const ORDER = {
  amount: 197_000,
  currency: 'NGN',
  email: 'ada@example.com',
  phone: '08012345678',
  items: [{ name: 'Sewing machine', unit_price: 197_000, quantity: 1 }],
}

/** A shop made of the documents' blocks, on 127.0.0.1: another site than Klump's localhost. It has one order, 1007. */
export async function serveShop({ head = '', body, script, policy, verdict }: Parts): Promise<Shop> {
  const listening = await listen('127.0.0.1', 0)
  const handedOver: unknown[] = []
  const app = new Hono()
  const tag = script === undefined ? '' : '<script src="/shop.js" type="module"></script>'
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8" />
<meta name="viewport" content="width=device-width" /><title>Shop</title><link rel="icon" href="data:," />
${head}</head><body><main><h1>Shop</h1>${body}</main>${tag}</body></html>`
  app.get('/', (c) => c.html(html, 200, policy ? { 'content-security-policy': policy } : {}))
  app.get('/shop.js', (c) => c.body(script ?? '', 200, { 'content-type': 'text/javascript' }))
  app.get('/orders/1007/klump', (c) =>
    c.json({ ...ORDER, merchant_reference: `order-${crypto.randomUUID()}` }),
  )
  app.post('/orders/1007/confirm', async (c) => {
    const { reference } = (await c.req.json()) as { reference: unknown }
    handedOver.push(reference)
    return c.json({ verdict: verdict?.(reference) ?? 'unknown' })
  })
  listening.serve(app)
  return { origin: listening.origin, handedOver, close: () => listening.close() }
}
