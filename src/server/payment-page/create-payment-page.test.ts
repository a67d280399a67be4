import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { KlumpServerError } from '../server-error.ts'
import { anything } from '../testing/anything.ts'
import { reply, startKlumpServer, type Handler, type KlumpServer } from '../testing/klump-server.ts'
import { SECRET } from '../testing/known.ts'
import { settle } from '../testing/settle.ts'
import { createPaymentPage, type PaymentPageOptions } from './create-payment-page.ts'

const LINK = 'https://pay.useklump.com/pay/0b0e7c52-7f6f-4d0c-9a41-5d1b7a9d1c11'

let klump: KlumpServer
beforeEach(async () => void (klump = await startKlumpServer()))
afterEach(async () => await klump.close())

const optionsOf = (changed: object = {}): PaymentPageOptions => ({
  name: 'Order 1007',
  description: 'A fan and a lantern',
  amount: '41500.50',
  reference: '1007-2-made-up',
  secretKey: SECRET,
  apiUrl: klump.url,
  ...changed,
})

test('createPaymentPage sends the documented request with the secret key, and returns the link', async () => {
  klump.answer(reply(201, { link: LINK }))
  expect(await createPaymentPage(optionsOf())).toEqual({ verdict: 'created', link: LINK })
  expect(klump.asked).toEqual([{ path: '/v1/payment-pages', key: SECRET }])
  expect(klump.sent).toEqual([
    {
      name: 'Order 1007',
      description: 'A fan and a lantern',
      currency: 'NGN',
      is_fixed_amount: true,
      fixed_amount: 41_500.5,
      reference: '1007-2-made-up',
      is_published: true,
    },
  ])
})

test('createPaymentPage sends the name as the description when there is none', async () => {
  klump.answer(reply(200, { link: LINK }))
  await createPaymentPage(optionsOf({ description: undefined }))
  expect(klump.sent).toMatchObject([{ description: 'Order 1007' }])
})

describe('createPaymentPage', () => {
  test.each(['24999.99', 1, 0.5])('sends nothing for %j naira', async (amount) => {
    expect(await createPaymentPage(optionsOf({ amount }))).toMatchObject({
      verdict: 'too-small',
      minimum: 25_000,
    })
    expect(klump.asked).toEqual([])
  })

  test('accepts exactly 25 000 naira, the minimum', async () => {
    klump.answer(reply(200, { link: LINK }))
    expect(await createPaymentPage(optionsOf({ amount: 25_000 }))).toMatchObject({ verdict: 'created' })
  })
})

const notAnswered: Handler = (request) => void request.socket.destroy()

test.each<[string, Handler, object]>([
  ['409', reply(409, { message: 'used' }), { verdict: 'reference-used' }],
  ['409 in HTML', reply(409, '<html>'), { verdict: 'reference-used' }],
  ['400', reply(400, { message: 'no' }), { verdict: 'refused' }],
  ['422', reply(422, { message: 'no' }), { verdict: 'refused' }],
  ['401', reply(401, {}), { verdict: 'unknown', code: 'key_refused' }],
  ['429', reply(429, {}, { 'retry-after': '7' }), { verdict: 'unknown', retryAfterSeconds: 7 }],
  ['500', reply(500, { link: LINK }), { verdict: 'unknown', code: 'server_error' }],
  ['a redirect', reply(302, '', { location: LINK }), { verdict: 'unknown', code: 'redirected' }],
  ['no answer', notAnswered, { verdict: 'unknown', code: 'unreachable' }],
  ['text that is not JSON', reply(200, '<html>'), { verdict: 'unknown', code: 'bad_answer' }],
  ['no link', reply(200, { data: { link: LINK } }), { verdict: 'unknown', code: 'bad_answer' }],
  ['an inherited link', reply(200, `{"__proto__":{"link":"${LINK}"}}`), { verdict: 'unknown' }],
  ['a link that runs a script', reply(200, { link: 'javascript:alert(1)' }), { verdict: 'unknown' }],
  [
    'a link whose real host is hidden by a user name',
    reply(200, { link: 'https://pay.useklump.com@evil.example/1' }),
    { verdict: 'unknown', code: 'bad_answer' },
  ],
  [
    'a link with a right-to-left override',
    reply(200, { link: `${LINK}\u202e` }),
    { verdict: 'unknown', code: 'bad_answer' },
  ],
  [
    'a link over http',
    reply(200, { link: 'http://pay.useklump.com/1' }),
    { verdict: 'unknown', code: 'bad_answer' },
  ],
  ['a link with a line break', reply(200, { link: `${LINK}\nx` }), { verdict: 'unknown' }],
])('createPaymentPage sends one request and gives a verdict: %s', async (_name, handler, expected) => {
  klump.answer(handler)
  expect(await createPaymentPage(optionsOf())).toMatchObject(expected)
  expect(klump.asked).toHaveLength(1)
})

test.each([
  ['name: expected text', { name: ' ' }],
  ['description: expected text', { description: 5 }],
  ['amount: expected', { amount: '41,500' }],
  ['amount: expected', { amount: 0 }],
  ['reference: expected', { reference: '' }],
  ['"title" is not known here', { title: 'Order' }],
])('createPaymentPage throws a wrong option before it sends a request: %s', async (words, changed) => {
  expect(await settle(createPaymentPage(optionsOf(changed)))).toMatchObject({
    error: { code: 'invalid_options', message: expect.stringContaining(words) as string },
  })
  expect(klump.asked).toEqual([])
})

test('createPaymentPage gives a verdict or a KlumpServerError for any options, and its link is a web address', async () => {
  const field = fc.constantFrom('name', 'description', 'amount', 'reference', 'secretKey', 'timeoutMs')
  const changes = fc.array(fc.tuple(field, anything))
  await fc.assert(
    fc.asyncProperty(
      changes,
      anything,
      fc.oneof(fc.jsonValue(), fc.record({ link: fc.webUrl() })),
      async (changed, whole, body) => {
        const fetch = async () => new Response(JSON.stringify(body))
        const given = optionsOf({ fetch, ...Object.fromEntries<unknown>(changed) })
        for (const options of [given, whole as PaymentPageOptions]) {
          const settled = await settle(createPaymentPage(options))
          if ('error' in settled) expect(settled.error).toBeInstanceOf(KlumpServerError)
          else if (settled.value.verdict === 'created') expect(settled.value.link).toMatch(/^https?:\/\//)
        }
      },
    ),
    { numRuns: 400 },
  )
})
