import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { verifyTransaction } from 'klump-checkout/server'
import type { Sandbox } from 'klump-checkout/testing/sandbox'

type Places = Pick<Sandbox, 'scriptUrl' | 'apiUrl' | 'publicKey' | 'secretKey'>

const AMOUNT = 45_000

const page = ({ scriptUrl, publicKey }: Places) => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>Shop</title><link rel="icon" href="data:," /></head>
  <body>
    <button id="pay">Pay in instalments</button>
    <p id="says"></p>
    <script src="${scriptUrl}"></script>
    <script>
      document.getElementById('pay').addEventListener('click', () => {
        new Klump({
          publicKey: '${publicKey}',
          data: async () => (await fetch('/order', { method: 'POST' })).json(),
          async onSuccess({ reference }) {
            const answer = await fetch('/confirm', { method: 'POST', body: reference })
            document.getElementById('says').textContent = await answer.text()
          },
        })
      })
    </script>
  </body>
</html>`

const order = (reference: string) => ({
  amount: AMOUNT,
  currency: 'NGN',
  email: 'ada@example.com',
  phone: '08012345678',
  merchant_reference: reference,
  items: [{ name: 'Rice cooker', unit_price: AMOUNT, quantity: 1 }],
})

/** A shop with one page and its server, on 127.0.0.1: another site than the sandbox's localhost. */
export async function startShop(places: Places): Promise<{ url: string; close(): Promise<void> }> {
  const { apiUrl, secretKey } = places
  let attempt = ''
  const server = createServer((request, response) => {
    void (async () => {
      if (request.url === '/order') {
        // Each attempt has its own reference, because Klump accepts each once.
        attempt = `order-1007-${randomUUID()}`
        response.setHeader('content-type', 'application/json').end(JSON.stringify(order(attempt)))
        return
      }
      if (request.url !== '/confirm') {
        response.setHeader('content-type', 'text/html; charset=utf-8').end(page(places))
        return
      }
      let reference = ''
      for await (const part of request) reference += String(part)
      const expected = { amount: AMOUNT, live: false, merchantReference: attempt }
      const { verdict } = await verifyTransaction({ reference, secretKey, apiUrl, expected })
      response.end(verdict === 'paid' ? 'Paid. Thank you!' : verdict)
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  }
}
