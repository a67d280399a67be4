import { expect, test } from 'vitest'
import { namesIn, pollute } from '../validation/testing/pollute.ts'
import { answerOf, optionsOf, SECRET, sign, webhookOf } from './testing/known.ts'
import { settle } from './testing/settle.ts'
import { verifyTransaction } from './verify/verify-transaction.ts'
import { verifyWebhook } from './webhook/verify-webhook.ts'

// A dependency of the shop's server has put something of its own on `Object.prototype`. Every name that is in the code of this
// entry is tried.

const NAMES = namesIn(['', 'verify/', 'webhook/'].map((folder) => new URL(`./${folder}`, import.meta.url)))
  // Node's WebCrypto reads it of an algorithm, and refuses to work.
  .filter((name) => name !== 'length')

const without = (object: object, name: string) =>
  Object.fromEntries(Object.entries(object).filter(([key]) => key !== name))

// What the test itself makes is made while the prototype is clean.
const verify = (body: unknown, changed: object = {}) => {
  const answers = NAMES.map(() => Response.json(body))
  const clean = Response.json(body)
  const options = optionsOf({ fetch: async () => answers.pop() ?? clean, ...changed })
  return () => settle(verifyTransaction(options))
}
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
  ['a webhook', () => hear(webhookOf())],
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
