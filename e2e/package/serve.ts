import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { listen, type Listening } from '../../demo/listen.ts'

interface Served {
  /** Texts by their path. Other paths come from the folder. */
  readonly texts: Readonly<Record<string, string>>
  readonly folder?: string
  readonly headers?: Readonly<Record<string, string>>
}

const TYPES: Record<string, string> = { html: 'text/html', js: 'text/javascript' }

/** A static file server for any page. The test can set some of its files. */
export async function serve(hostname: string, { texts, folder, headers = {} }: Served): Promise<Listening> {
  const listening = await listen(hostname, 0)
  const app = new Hono()
  app.use(async (c, next) => {
    await next()
    c.header('access-control-allow-origin', '*')
    for (const [name, value] of Object.entries(headers)) c.header(name, value)
  })
  app.get('*', async (c, next) => {
    const text = texts[c.req.path]
    const type = TYPES[c.req.path.split('.').at(-1) ?? ''] ?? 'text/html'
    return text === undefined ? next() : c.body(text, 200, { 'content-type': `${type}; charset=utf-8` })
  })
  if (folder !== undefined) app.use(serveStatic({ root: folder }))
  listening.serve(app)
  return listening
}

/** A shop with one button. Its second line shows the received callbacks. */
export const shopHtml = (head: string): string => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>Shop</title><link rel="icon" href="data:," /></head>
  <body><button id="pay">Pay in instalments</button><p id="heard"></p>${head}</body>
</html>`

/** The shop's own code, for `Klump` from any source. */
export const payCode = (options: { publicKey: string; checkoutUrl: string }): string => `
document.getElementById('pay').addEventListener('click', () => {
  const heard = (word) => (document.getElementById('heard').textContent += word + ' ')
  const { publicKey, checkoutUrl } = ${JSON.stringify(options)}
  new Klump({
    publicKey, checkoutUrl,
    data: {
      amount: 200000, currency: 'NGN', email: 'ada@example.com', phone: '08012345678',
      items: [{ name: 'Rice cooker', unit_price: 200000, quantity: 1 }],
    },
    onOpen: () => heard('open'), onError: ({ code }) => heard(code), onClose: ({ type }) => heard(type),
  })
})
`
