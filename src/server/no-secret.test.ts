import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { nextAttempt } from './order/next-attempt.ts'
import { createPaymentPage } from './payment-page/create-payment-page.ts'
import { reconcile } from './reconcile/reconcile.ts'
import { verifyOrder } from './order/verify-order.ts'
import { reply, startKlumpServer, type Handler, type KlumpServer } from './testing/klump-server.ts'
import { answerOf, optionsOf, SECRET, sign, webhookOf } from './testing/known.ts'
import { everythingIn, settle } from './testing/settle.ts'
import type { VerifyTransactionOptions } from './verify/options.ts'
import { verifyTransaction } from './verify/verify-transaction.ts'
import { verifyWebhook } from './webhook/verify-webhook.ts'

// What is told apart by looking for the part of the key that is nowhere else.
const TELLTALE = SECRET.slice('klp_sk_test_'.length)

let klump: KlumpServer
const written: string[] = []
beforeEach(async () => {
  klump = await startKlumpServer()
  written.length = 0
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0)
  for (const method of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const)
    vi.spyOn(console, method).mockImplementation((...args) => void written.push(everythingIn(args)))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await klump.close()
})

async function expectNoSecret(promise: Promise<unknown>): Promise<void> {
  const settled = await settle(promise)
  const stack = 'error' in settled && settled.error instanceof Error ? settled.error.stack : ''
  const json = 'value' in settled ? JSON.stringify(settled.value) : JSON.stringify(settled.error)
  const all = [everythingIn(settled), stack, json, ...written].join('\n')
  expect(all.toLowerCase()).not.toContain(TELLTALE)
}

const verify = async (changed: Partial<VerifyTransactionOptions> = {}) =>
  await verifyTransaction(optionsOf({ apiUrl: klump.url, ...changed }))

test('this test sees a secret where there is one', async () => {
  await expect(expectNoSecret(Promise.resolve({ a: { b: [{ c: SECRET }] } }))).rejects.toThrow()
  await expect(expectNoSecret(Promise.reject(new Error('x', { cause: SECRET })))).rejects.toThrow()
})

describe('verifyTransaction', () => {
  const escaped = JSON.stringify(answerOf({ meta_data: 'KEY' })).replace('KEY', `\\u006b${SECRET.slice(1)}`)

  test.each<[string, Handler]>([
    ['paid', reply(200, answerOf())],
    ['not paid', reply(200, answerOf({ status: 'new' }))],
    ['401 that repeats it', reply(401, { message: `wrong key ${SECRET}` })],
    ['500 that repeats it', reply(500, SECRET)],
    ['404 that repeats it', reply(404, { message: SECRET })],
    ['a state', reply(200, { state: SECRET })],
    ['a status', reply(200, answerOf({ status: SECRET }))],
    ['a currency', reply(200, answerOf({ currency: SECRET.toUpperCase() }))],
    ['a merchant reference', reply(200, answerOf({ merchant_reference: SECRET }))],
    ['an amount', reply(200, answerOf({ amount: SECRET }))],
    ['metadata', reply(200, answerOf({ meta_data: { config: [{ key: `a ${SECRET}"` }] } }))],
    ['a name in metadata', reply(200, answerOf({ meta_data: { [SECRET]: 1 } }))],
    ['metadata, written otherwise', reply(200, escaped)],
    ['a redirect to it', reply(302, '', { location: `https://${SECRET}.example` })],
    ['a wait for it', reply(429, {}, { 'retry-after': SECRET })],
    [
      'all of the request, sent back',
      (request, response) => response.end(JSON.stringify(request.rawHeaders)),
    ],
  ])('%s', async (_name, handler) => {
    klump.answer(handler)
    await expectNoSecret(verify())
    expect(klump.asked).toMatchObject([{ key: SECRET }])
  })

  test('metadata comes back without it, and the payment still counts', async () => {
    klump.answer(reply(200, answerOf({ meta_data: { config: `key=${SECRET};` } })))
    expect(await verify()).toMatchObject({
      verdict: 'paid',
      transaction: { metaData: { config: 'key=klp_sk_***;' } },
    })
  })

  test.each([
    ['message', new Error(`Invalid header ${SECRET}`)],
    ['name', Object.assign(new Error('x'), { name: SECRET })],
    ['code of its cause', new TypeError('fetch failed', { cause: { code: SECRET.toUpperCase() } })],
    ['cause', new TypeError('fetch failed', { cause: new Error(SECRET) })],
    ['text', SECRET],
  ])('a network error that quotes it in its %s', async (_name, error) => {
    await expectNoSecret(verify({ fetch: () => Promise.reject(error) }))
  })

  test('no server, no time', async () => {
    klump.answer(() => {})
    await expectNoSecret(verify({ timeoutMs: 20 }))
    await klump.close()
    await expectNoSecret(verify())
  })

  test.each<Record<string, unknown>>([
    { secretKey: `${SECRET} ` + SECRET },
    { secretKey: [SECRET] },
    { secretKey: SECRET.replace('klp', 'KLP') },
    { reference: SECRET },
    { reference: { [SECRET]: SECRET } },
    { apiUrl: SECRET },
    { apiUrl: `https://${SECRET}@api.useklump.com` },
    { apiUrl: `https://api.useklump.com/?key=${SECRET}` },
    { apiUrl: `${SECRET}://x` },
    { timeoutMs: SECRET },
    { fetch: SECRET },
    { isUsed: SECRET },
    { isUsed: () => SECRET },
    { expected: SECRET },
    { expected: { amount: SECRET, live: false } },
    { expected: { amount: 4100, live: SECRET } },
    { expected: { amount: 4100, live: false, currency: SECRET } },
    { expected: { amount: 4100, live: false, [SECRET]: 1 } },
    { [SECRET]: 1 },
  ])('in a wrong place: %#', async (changed) => {
    await expectNoSecret(verify(changed))
  })

  test('instead of all options', async () => {
    await expectNoSecret(verifyTransaction(SECRET as unknown as VerifyTransactionOptions))
  })
})

describe('verifyOrder, nextAttempt, createPaymentPage and reconcile', () => {
  const order = { references: ['7-1', '7-2'], expected: { amount: 4100, live: false } }
  const both = async (changed: Record<string, unknown> = {}) => {
    const call = { secretKey: SECRET, apiUrl: klump.url }
    const page = { name: 'Order 7', amount: 41_500, reference: '7-3', ...call, ...changed }
    await expectNoSecret(createPaymentPage(page))
    const hooks = { onPaid: () => {}, onPaidTwice: () => {}, onUnknownForLong: () => {} }
    const orders = [{ ...order, ...changed, answeredAt: 1 }]
    await expectNoSecret(reconcile({ orders, ...hooks, ...call, ...changed }))
    await expectNoSecret(verifyOrder({ ...order, ...call, ...changed }))
    const attempts = [{ reference: '7-1' }, '7-2']
    await expectNoSecret(nextAttempt({ order: 7, attempts, ...call, ...changed }))
  }

  test.each<[string, Handler]>([
    ['paid', reply(200, answerOf({ merchant_reference: null }))],
    ['401 that repeats it', reply(401, { message: `wrong key ${SECRET}` })],
    ['a state', reply(200, { state: SECRET })],
    ['a status', reply(200, answerOf({ status: SECRET, merchant_reference: null }))],
    ['a merchant reference', reply(200, answerOf({ merchant_reference: SECRET }))],
    ['a reference', reply(200, answerOf({ reference: SECRET, merchant_reference: null }))],
    [
      'metadata',
      reply(200, answerOf({ meta_data: { merchant_reference: SECRET }, merchant_reference: null })),
    ],
  ])('%s', async (_name, handler) => {
    klump.answer(handler)
    await both()
    expect(klump.asked[0]).toMatchObject({ key: SECRET })
  })

  test.each<Record<string, unknown>>([
    { references: [SECRET], attempts: [SECRET] },
    { references: SECRET, attempts: SECRET },
    { references: [{ [SECRET]: SECRET }], attempts: [{ reference: { SECRET } }] },
    { reported: SECRET, order: SECRET },
    { expected: { ...order.expected, merchantReference: SECRET }, order: { SECRET } },
    { heard: SECRET, inProgressMinutes: SECRET },
    { name: SECRET, description: SECRET, amount: SECRET },
    { orders: SECRET, concurrency: SECRET },
    { orders: [SECRET], unknownForMinutes: SECRET },
    { orders: [{ references: SECRET, expected: SECRET, answeredAt: 1 }] },
    { orders: [{ answeredAt: SECRET }] },
    { attempts: { list: () => SECRET } },
    { attempts: { list: () => [], add: () => SECRET, note: () => {} } },
    { random: () => SECRET },
    { now: () => SECRET },
    { [SECRET]: 1 },
  ])('in a wrong place: %#', async (changed) => {
    klump.answer(reply(404, {}))
    await both(changed)
  })
})

describe('verifyWebhook', () => {
  const body = JSON.stringify(webhookOf('successful', { meta_data: { [SECRET]: SECRET } }))
  const odd = JSON.stringify({ event: `klump.${SECRET}`, data: SECRET })
  const wrong = JSON.stringify(webhookOf('successful', { reference: SECRET }))

  test.each<[string, unknown, unknown, unknown, object?]>([
    ['a genuine event', body, sign(body), SECRET],
    ['an unknown event', odd, sign(odd), SECRET],
    ['a wrong reference', wrong, sign(wrong), SECRET],
    ['a wrong signature', body, '0'.repeat(128), SECRET],
    ['no signature', body, undefined, SECRET],
    ['a parsed body', { key: SECRET }, sign(body), SECRET],
    ['the key in the place of the signature', body, SECRET, SECRET],
    ['the key in the place of the body', SECRET, sign(SECRET), SECRET],
    ['arguments in another order', body, SECRET, sign(body)],
    ['a key that is two', body, sign(body), `${SECRET} ${SECRET}`],
    ['the key for options', body, sign(body), SECRET, Object(SECRET) as object],
    ['the key among the options', body, sign(body), SECRET, { [SECRET]: SECRET }],
    ['keys of which one is none', body, sign(body), [SECRET, `${SECRET} x`]],
    ['a hook that is the key', body, sign(body), SECRET, { headers: {}, seen: SECRET }],
  ])('%s', async (_name, rawBody, signature, key, options) => {
    await expectNoSecret(verifyWebhook(rawBody as string, signature as string, key as string, options))
  })

  test('an id that is the key is handed to nobody', async () => {
    const headers = { 'x-klump-webhook-id': SECRET }
    await expectNoSecret(verifyWebhook(body, sign(body), SECRET, { headers }))
    await expectNoSecret(verifyWebhook(body, sign(body), SECRET, { headers, seen: () => true }))
  })
})
