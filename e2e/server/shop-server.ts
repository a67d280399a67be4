import { createHmac } from 'node:crypto'

const KEY = 'klp_sk_test_madeup0000'
const REFERENCE = 'KLP-1644-083962-4231'
const DATA = {
  reference: REFERENCE,
  status: 'successful',
  amount: '4415.85',
  currency: 'NGN',
  is_live: false,
  merchant_reference: 'order-1007-3f8a2c61-94d7-4b0e-a5c9-1e7d60b2f483',
}
const BODY = JSON.stringify({ event: 'klump.payment.transaction.successful', data: DATA })
const SIGNATURE = createHmac('sha512', KEY).update(BODY).digest('hex')

/** A program that uses all of the server entry with web standards only, and prints one line. */
export const SHOP_SERVER = `
import { KlumpServerError, verifyTransaction, verifyWebhook } from 'klump-checkout/server'

async function main() {
  const secretKey = '${KEY}'
  const webhook = await verifyWebhook('${BODY}', '${SIGNATURE}', secretKey)
  const forged = await verifyWebhook('${BODY}'.replace('4415', '4416'), '${SIGNATURE}', secretKey)
  const payment = await verifyTransaction({
    reference: webhook.event.reference,
    secretKey,
    expected: { amount: 4100, live: false, merchantReference: 'order-1007-3f8a2c61-94d7-4b0e-a5c9-1e7d60b2f483' },
    fetch: async () => new Response('${JSON.stringify({ state: 'success', data: DATA })}'),
  })
  const mistake = await verifyWebhook('', '', 'klp_pk_test_madeup').catch((error) => error)
  const known = mistake instanceof KlumpServerError && mistake.code
  return [webhook.event.type, forged.code, payment.verdict, known].join(' ')
}

main().then((line) => console.log(line))
`

export const PRINTED = 'successful signature_wrong paid public_key'
