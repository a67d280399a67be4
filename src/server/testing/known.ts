import { createHmac } from 'node:crypto'
import type { VerifyTransactionOptions } from '../verify/options.ts'

export const REFERENCE = 'KLP-1644-083962-4231'
export const SECRET = 'klp_sk_test_madeup0000000000000000000000server'
export const OWN = 'order-1007'

/** A genuine answer to verify, with these fields of `data` changed. Its order is 4 100 naira; the rest is interest. */
export function answerOf(changed: Record<string, unknown> = {}) {
  return {
    state: 'success',
    data: {
      id: 'made-up-0001',
      reference: REFERENCE,
      amount: '4415.85',
      status: 'successful',
      currency: 'NGN',
      merchant_reference: OWN,
      meta_data: { order: 1007 },
      is_live: false,
      items: [{ id: 'made-up-0002', name: 'Rice cooker', unit_price: '2000.00', quantity: 2 }],
      ...changed,
    },
  }
}

/** The options of a correct call for that answer. */
export function optionsOf(changed: Partial<VerifyTransactionOptions> = {}): VerifyTransactionOptions {
  return {
    reference: REFERENCE,
    secretKey: SECRET,
    expected: { amount: 4100, live: false, merchantReference: OWN },
    ...changed,
  }
}

export function webhookOf(name = 'successful', changed: Record<string, unknown> = {}) {
  const { data } = answerOf()
  return { event: `klump.payment.transaction.${name}`, data: { ...data, ...changed } }
}

/** Signs as Klump does, by another implementation than the one under test. */
export const sign = (body: string | Uint8Array, key = SECRET): string =>
  createHmac('sha512', key).update(body).digest('hex')
