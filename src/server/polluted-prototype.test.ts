import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { answerOf, optionsOf, SECRET, sign, webhookOf } from './testing/known.ts'
import { settle } from './testing/settle.ts'
import { verifyTransaction } from './verify/verify-transaction.ts'
import { verifyWebhook } from './webhook/verify-webhook.ts'

// A dependency of the shop's server has put something of its own on `Object.prototype`. Every name that is in the code of this
// entry is tried, so a name that somebody adds is tried too.

const CODE = ['', 'verify/', 'webhook/'].flatMap((room) => {
  const folder = new URL(`./${room}`, import.meta.url)
  return readdirSync(folder)
    .filter((file) => /(?<!\.test)\.ts$/.test(file))
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
})
/** JavaScript itself reads these from the prototype: of property descriptors, iterators and whatever is awaited. */
const OF_THE_LANGUAGE = new Set('get set value writable enumerable configurable next return then'.split(' '))
/** Node's WebCrypto reads it of an algorithm, and refuses to work. */
OF_THE_LANGUAGE.add('length')
const NAMES = [
  ...new Set(CODE.flatMap((code) => code.replaceAll(/^\s*(\/\/|\/?\*).*$/gm, '').match(/[a-z_]\w*/gi) ?? [])),
]
  .filter((name) => !OF_THE_LANGUAGE.has(name) && !(name in {}))
  .sort()

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
    Object.defineProperty(Object.prototype, name, { value, configurable: true, writable: true })
    const settled = await run().finally(() => {
      delete (Object.prototype as Record<string, unknown>)[name]
    })
    if (JSON.stringify(settled) !== clean) changed.push(`${name}: ${JSON.stringify(settled)}`)
  }
  expect(changed).toEqual([])
  expect(NAMES.length).toBeGreaterThan(200)
})
