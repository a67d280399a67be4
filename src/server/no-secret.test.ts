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

// The part of the key that occurs nowhere else. The tests search for it.
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

test('the helper of these tests finds a secret in a value and in the cause of an error', async () => {
  await expect(expectNoSecret(Promise.resolve({ a: { b: [{ c: SECRET }] } }))).rejects.toThrow()
  await expect(expectNoSecret(Promise.reject(new Error('x', { cause: SECRET })))).rejects.toThrow()
})

describe('verifyTransaction does not reveal the secret key', () => {
  const escaped = JSON.stringify(answerOf({ meta_data: 'KEY' })).replace('KEY', `\\u006b${SECRET.slice(1)}`)

  test.each<[string, Handler]>([
    ['paid', reply(200, answerOf())],
    ['not paid', reply(200, answerOf({ status: 'new' }))],
    ['401 that repeats the key', reply(401, { message: `wrong key ${SECRET}` })],
    ['500 that repeats the key', reply(500, SECRET)],
    ['404 that repeats the key', reply(404, { message: SECRET })],
    ['the key as the state', reply(200, { state: SECRET })],
    ['the key as the status', reply(200, answerOf({ status: SECRET }))],
    ['the key as the currency', reply(200, answerOf({ currency: SECRET.toUpperCase() }))],
    ['the key as the merchant reference', reply(200, answerOf({ merchant_reference: SECRET }))],
    ['the key as the amount', reply(200, answerOf({ amount: SECRET }))],
    ['the key in metadata', reply(200, answerOf({ meta_data: { config: [{ key: `a ${SECRET}"` }] } }))],
    ['the key as a name in metadata', reply(200, answerOf({ meta_data: { [SECRET]: 1 } }))],
    ['the key with escapes in metadata', reply(200, escaped)],
    ['a redirect to the key', reply(302, '', { location: `https://${SECRET}.example` })],
    ['the key in Retry-After', reply(429, {}, { 'retry-after': SECRET })],
    [
      'the headers of the request as text',
      (request, response) => response.end(JSON.stringify(request.rawHeaders)),
    ],
  ])('after this answer: %s', async (_name, handler) => {
    klump.answer(handler)
    await expectNoSecret(verify())
    expect(klump.asked).toMatchObject([{ key: SECRET }])
  })

  test('in metadata, and still answers paid', async () => {
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
  ])('after a network error that quotes the key in its %s', async (_name, error) => {
    await expectNoSecret(verify({ fetch: () => Promise.reject(error) }))
  })

  test('after a timeout, and when there is no server', async () => {
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
  ])('when the key is given in a wrong place: case %#', async (changed) => {
    await expectNoSecret(verify(changed))
  })

  test('when the key is given instead of the options', async () => {
    await expectNoSecret(verifyTransaction(SECRET as unknown as VerifyTransactionOptions))
  })
})

describe('verifyOrder, nextAttempt, createPaymentPage and reconcile do not reveal the secret key', () => {
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
    ['401 that repeats the key', reply(401, { message: `wrong key ${SECRET}` })],
    ['the key as the state', reply(200, { state: SECRET })],
    ['the key as the status', reply(200, answerOf({ status: SECRET, merchant_reference: null }))],
    ['the key as the merchant reference', reply(200, answerOf({ merchant_reference: SECRET }))],
    ['the key as the reference', reply(200, answerOf({ reference: SECRET, merchant_reference: null }))],
    [
      'the key in metadata',
      reply(200, answerOf({ meta_data: { merchant_reference: SECRET }, merchant_reference: null })),
    ],
  ])('after this answer: %s', async (_name, handler) => {
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
  ])('when the key is given in a wrong place: case %#', async (changed) => {
    klump.answer(reply(404, {}))
    await both(changed)
  })
})

describe('verifyWebhook does not reveal the secret key', () => {
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
    ['two keys in one text', body, sign(body), `${SECRET} ${SECRET}`],
    ['the key in the place of the options', body, sign(body), SECRET, Object(SECRET) as object],
    ['the key among the options', body, sign(body), SECRET, { [SECRET]: SECRET }],
    ['a list with one malformed key', body, sign(body), [SECRET, `${SECRET} x`]],
    ['the key in the place of a hook', body, sign(body), SECRET, { headers: {}, seen: SECRET }],
  ])('for %s', async (_name, rawBody, signature, key, options) => {
    await expectNoSecret(verifyWebhook(rawBody as string, signature as string, key as string, options))
  })

  test('when the webhook id is the key', async () => {
    const headers = { 'x-klump-webhook-id': SECRET }
    await expectNoSecret(verifyWebhook(body, sign(body), SECRET, { headers }))
    await expectNoSecret(verifyWebhook(body, sign(body), SECRET, { headers, seen: () => true }))
  })
})
