import { expect, test } from 'vitest'
import { namesIn, pollute } from '../validation/testing/pollute.ts'
import type { KnownAttempt } from './order/attempt-store.ts'
import { nextAttempt } from './order/next-attempt.ts'
import { verifyOrder } from './order/verify-order.ts'
import { createPaymentPage } from './payment-page/create-payment-page.ts'
import { reconcile } from './reconcile/reconcile.ts'
import { answerOf, optionsOf, OWN, SECRET, sign, webhookOf } from './testing/known.ts'
import { settle } from './testing/settle.ts'
import { verifyTransaction } from './verify/verify-transaction.ts'
import { verifyWebhook } from './webhook/verify-webhook.ts'

// A dependency of the shop's server has added a property to `Object.prototype`. The test tries every name that occurs in the code
// of this entry.

const NAMES = namesIn(
  ['', 'verify/', 'order/', 'payment-page/', 'reconcile/', 'webhook/'].map(
    (folder) => new URL(`./${folder}`, import.meta.url),
  ),
)
  // Node's WebCrypto reads `length` from an algorithm, even an inherited one, and then throws.
  .filter((name) => name !== 'length')

const without = (object: object, name: string) =>
  Object.fromEntries(Object.entries(object).filter(([key]) => key !== name))

// The test makes its own objects while the prototype is clean.
const verify = (body: unknown, changed: object = {}) => {
  const options = optionsOf({ fetch: answering(body), ...changed })
  return () => settle(verifyTransaction(options))
}
/** Each run sends up to two requests. */
function answering(body: unknown) {
  const answers = Array.from({ length: 2 * NAMES.length + 2 }, () => Response.json(body))
  return async () => answers.pop() ?? expect.unreachable('asked more often')
}
const verifyAll = (body: unknown, changed: object = {}) => {
  const { secretKey } = optionsOf()
  const expected = { amount: 4100, live: false }
  const options = { references: [OWN, OTHER], secretKey, expected, fetch: answering(body), ...changed }
  return () => settle(verifyOrder(options))
}
const begin = (body: unknown, attempts: readonly KnownAttempt[] = [{ reference: OWN }]) => {
  const random = (bytes: number) => new Uint8Array(bytes)
  const options = { order: 7, attempts, secretKey: SECRET, fetch: answering(body), random, now: () => 1 }
  return () => settle(nextAttempt(options))
}
const page = (body: unknown, changed: object = {}) => {
  const options = {
    name: 'Order 7',
    amount: 41_500,
    reference: OWN,
    secretKey: SECRET,
    fetch: answering(body),
  }
  return () => settle(createPaymentPage({ ...options, ...changed }))
}
const askAbout = (body: unknown) => {
  const said: unknown[] = []
  const order = { references: [OWN, OTHER], expected: { amount: 4100, live: false }, answeredAt: 1 }
  const say = (...words: unknown[]) => void said.push(words.slice(1))
  const hooks = { onPaid: say, onPaidTwice: say, onUnknownForLong: say, now: () => 2 }
  const options = { orders: [order], secretKey: SECRET, fetch: answering(body), ...hooks }
  return async () => [await settle(reconcile(options)), said.splice(0)]
}
const OTHER = 'order-1007-2'
const hear = (body: unknown, key = SECRET, options?: object) => {
  const text = JSON.stringify(body)
  const signature = sign(text, key)
  return () => settle(verifyWebhook(text, signature, SECRET, options))
}
const { data } = answerOf()

const CASES: readonly (readonly [string, () => () => Promise<unknown>])[] = [
  ['a payment', () => verify(answerOf())],
  ['an empty answer', () => verify({})],
  ['an answer that names no success', () => verify({ data })],
  ...Object.keys(data).map(
    (name) =>
      [`an answer without ${name}`, () => verify({ state: 'success', data: without(data, name) })] as const,
  ),
  ['an order without an amount', () => verify(answerOf(), { expected: { live: true } })],
  ['a paid order', () => verifyAll(answerOf({ merchant_reference: undefined }))],
  ['an order that nobody paid', () => verifyAll(answerOf({ status: 'new' }))],
  ['an order without expectations', () => verifyAll(answerOf(), { expected: undefined })],
  ['an order without references', () => verifyAll(answerOf(), { references: undefined })],
  ['a next attempt', () => begin(answerOf({ status: 'new' }))],
  ['a first attempt', () => begin({}, [])],
  ['an attempt too many', () => begin(answerOf())],
  ['a payment page', () => page({ link: 'https://pay.example/1' })],
  ['a payment page without a link', () => page({})],
  ['a payment page for nothing', () => page({}, { amount: undefined })],
  ['a paid order in a run', () => askAbout(answerOf({ merchant_reference: undefined }))],
  ['an open order in a run', () => askAbout(answerOf({ status: 'new' }))],
  ['a webhook', () => hear(webhookOf())],
  ['a probe', () => hear({})],
  ['a webhook with headers and nothing in them', () => hear(webhookOf(), SECRET, { headers: {} })],
  ['a forged webhook', () => hear(webhookOf(), 'klp_sk_test_another')],
  ['a webhook without an event', () => hear(without(webhookOf(), 'event'))],
  ['a webhook without data', () => hear(without(webhookOf(), 'data'))],
  ['a webhook without a reference', () => hear(webhookOf('successful', { reference: undefined }))],
]
const VALUES: readonly unknown[] = [true, '100000.00', 'success', 'successful', data.reference, () => true]

test.each(CASES)('%s is the same whatever name is on Object.prototype', async (what, make) => {
  const run = make()
  const clean = JSON.stringify(await run())
  const shift = CASES.findIndex(([name]) => name === what)
  const changed: string[] = []
  for (const [index, name] of NAMES.entries()) {
    const value = VALUES[(index + shift) % VALUES.length]
    const clear = pollute(name, value)
    const settled = await run().finally(clear)
    if (JSON.stringify(settled) !== clean) changed.push(`${name}: ${JSON.stringify(settled)}`)
  }
  expect(changed).toEqual([])
  expect(NAMES.length).toBeGreaterThan(200)
})
