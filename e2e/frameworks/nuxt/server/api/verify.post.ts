import { verifyTransaction } from 'klump-checkout/server'

export default defineEventHandler(async (event) => {
  const { reference, merchantReference } = await readBody(event)
  const { verdict } = await verifyTransaction({
    reference,
    secretKey: process.env['KLUMP_SECRET_KEY'] ?? '',
    apiUrl: process.env['KLUMP_API'] ?? '',
    expected: { amount: 197_000, live: false, ...(merchantReference && { merchantReference }) },
  })
  return { verdict }
})
