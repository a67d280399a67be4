import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { reply, startKlumpServer, type Handler, type KlumpServer } from '../testing/klump-server.ts'
import { answerOf, optionsOf, OWN, REFERENCE, SECRET } from '../testing/known.ts'
import type { ExpectedPayment, VerifyTransactionOptions } from './options.ts'
import type { Verification } from './result.ts'
import { verifyTransaction } from './verify-transaction.ts'

let klump: KlumpServer
beforeEach(async () => void (klump = await startKlumpServer()))
afterEach(async () => await klump.close())

const verify = async (changed: Partial<VerifyTransactionOptions> = {}) =>
  await verifyTransaction(optionsOf({ apiUrl: klump.url, ...changed }))

describe('verifyTransaction answers paid', () => {
  test('with the checks and the transaction', async () => {
    klump.answer(reply(200, answerOf({ original_amount: '4100.00' })))
    const result = await verify({ isUsed: () => false })
    expect(result.checks.map(({ name, ok }) => [name, ok])).toEqual([
      ['reference-shape', true],
      ['used-once', true],
      ['answer', true],
      ['state', true],
      ['status', true],
      ['same-reference', true],
      ['currency', true],
      ['environment', true],
      ['merchant-reference', true],
      ['amount', true],
    ])
    expect(result).toMatchObject({ verdict: 'paid', reason: 'Klump confirms the payment.' })
    expect(result.transaction).toEqual({
      reference: REFERENCE,
      status: 'successful',
      currency: 'NGN',
      live: false,
      amount: '4415.85',
      originalAmount: '4100.00',
      merchantReference: OWN,
      metaData: { order: 1007 },
    })
    expect(klump.asked).toEqual([{ path: `/v1/transactions/${REFERENCE}/verify`, key: SECRET }])
  })

  test.each<[string, Record<string, unknown>, Partial<ExpectedPayment>]>([
    ['an amount with interest', {}, {}],
    ['exactly the amount of the order', { amount: '4100.00' }, {}],
    ['an amount that is a number', { amount: 4100 }, {}],
    ['an order in kobo', { amount: '4100.50' }, { amount: '4100.50' }],
    ['an order total as a float', { amount: '1183.85' }, { amount: 1183.85 }],
    ['a merchant reference that was a number', { merchant_reference: 1007 }, { merchantReference: '1007' }],
    ['a LIVE order', { is_live: true }, { live: true }],
    ['an answer with unknown fields', { later_addition: { a: [1] } }, {}],
  ])('for %s', async (_name, data, expected) => {
    klump.answer(reply(200, answerOf(data)))
    const result = await verify({
      expected: { amount: 4100, live: false, merchantReference: OWN, ...expected },
    })
    expect(result).toMatchObject({ verdict: 'paid' })
  })

  test('without the check merchant-reference when the shop expects no merchant reference', async () => {
    klump.answer(reply(200, answerOf({ merchant_reference: null })))
    const result = await verify({ expected: { amount: 4100, live: false } })
    expect(result).toMatchObject({ verdict: 'paid' })
    expect(result.checks.map(({ name }) => name)).not.toContain('merchant-reference')
  })

  test('for a key with spaces around it, and an address with a slash at the end', async () => {
    klump.answer(reply(200, answerOf()))
    expect(await verify({ secretKey: ` ${SECRET}\n`, apiUrl: `${klump.url}/` })).toMatchObject({
      verdict: 'paid',
    })
    expect(klump.asked).toEqual([{ path: `/v1/transactions/${REFERENCE}/verify`, key: SECRET }])
  })
})

describe('an answer without a merchant_reference', () => {
  /** Answers the first request, by Klump's reference, and a second one, by the shop's. */
  const answers = (first: Record<string, unknown>, own: Handler) =>
    klump.answer((request, response) =>
      (request.url?.includes(OWN) ? own : reply(200, answerOf({ merchant_reference: undefined, ...first })))(
        request,
        response,
      ),
    )
  const owner = (result: Verification) => result.checks.find(({ name }) => name === 'merchant-reference')

  test('needs one request when meta_data has the merchant_reference', async () => {
    answers({ meta_data: { merchant_reference: OWN } }, reply(500, {}))
    const result = await verify()
    expect(result).toMatchObject({ verdict: 'paid' })
    expect([owner(result)?.ok, klump.asked.length]).toEqual([true, 1])
  })

  test.each([
    ['no other field has the reference', {}],
    ['meta_data has another text', { meta_data: { merchant_reference: 'a code of the shop' } }],
    [
      'meta_data inherits the reference',
      { meta_data: JSON.parse(`{"__proto__":{"merchant_reference":"${OWN}"}}`) as unknown },
    ],
  ])('leads to a second request by the shop’s reference, and is paid: %s', async (_name, first) => {
    answers(first, reply(200, answerOf({ merchant_reference: undefined })))
    const result = await verify()
    expect(result).toMatchObject({ verdict: 'paid' })
    expect(owner(result)?.ok).toBe(true)
    expect(klump.asked.map(({ path }) => path)).toEqual([
      `/v1/transactions/${REFERENCE}/verify`,
      `/v1/transactions/${OWN}/verify`,
    ])
  })

  test('is not-paid when the shop’s reference names another transaction', async () => {
    answers({}, reply(200, answerOf({ reference: 'KLP-1644-083962-4232' })))
    const result = await verify()
    expect(result).toMatchObject({
      verdict: 'not-paid',
      reason: expect.stringContaining('names another one'),
    })
    expect(owner(result)?.ok).toBe(false)
  })

  test.each<[string, string, Handler]>([
    ['owner_unproven', 'is not known', reply(404, { message: 'Transaction not found' })],
    ['owner_unproven', 'is answered with an error', reply(200, { state: 'error' })],
    ['server_error', 'is not answered', reply(500, {})],
  ])('is unknown (%s) when the shop’s reference %s', async (code, _name, own) => {
    answers({}, own)
    expect(await verify()).toMatchObject({ verdict: 'unknown', code })
  })

  test('leads to no second request when another check has failed', async () => {
    answers({ status: 'new' }, reply(500, {}))
    expect(await verify()).toMatchObject({ verdict: 'not-paid', reason: expect.stringContaining('"new"') })
    expect(klump.asked).toHaveLength(1)
  })
})

test.each([
  ['has status new', 200, answerOf({ status: 'new' })],
  ['has status abandoned', 200, answerOf({ status: 'abandoned' })],
  ['has another state', 200, { state: 'error' }],
  ['has no transaction', 404, { message: 'Transaction not found' }],
])(
  'verifyTransaction answers unknown when a signed webhook reported successful and the answer %s',
  async (_case, status, body) => {
    klump.answer(reply(status, body))
    expect(await verify({ heard: 'successful' })).toMatchObject({ verdict: 'unknown', code: 'contradiction' })
    klump.answer(reply(200, answerOf()))
    expect(await verify({ heard: 'successful' })).toMatchObject({ verdict: 'paid' })
  },
)

describe('verifyTransaction answers not-paid', () => {
  test.each([
    ['status', { status: 'new' }, 'The status is "new", not successful'],
    ['status', { status: 'abandoned' }, 'The status is "abandoned", not successful'],
    ['status', { status: 'Successful' }, 'The status is "Successful", not successful'],
    ['amount', { amount: '4099.99' }, "NGN 4099.99 (amount) is less than the order's NGN 4100.00."],
    ['amount', { amount: '900.00' }, "NGN 900.00 (amount) is less than the order's NGN 4100.00."],
    [
      'amount',
      { amount: '5000.00', original_amount: '4000.00' },
      "NGN 4000.00 (original_amount) is less than the order's NGN 4100.00.",
    ],
    ['environment', { is_live: true }, 'The transaction is a LIVE one, expected TEST.'],
    ['currency', { currency: 'USD' }, 'The currency is "USD", expected NGN.'],
    ['same-reference', { reference: 'KLP-1644-083962-4232' }, 'Klump answered about a different reference.'],
    [
      'merchant-reference',
      { merchant_reference: 'order-1008' },
      'The transaction was made for another order',
    ],
  ])('when the check %s fails: %j', async (name, changed, reason) => {
    klump.answer(reply(200, answerOf(changed)))
    const result = await verify()
    expect(result.checks.filter(({ ok }) => !ok).map((check) => check.name)).toEqual([name])
    expect(result).toMatchObject({ verdict: 'not-paid', reason: expect.stringContaining(reason) })
    expect(result.transaction).toBeDefined()
  })

  test('for a TEST payment of a LIVE order, and reports that the key is a TEST key', async () => {
    klump.answer(reply(200, answerOf()))
    expect(await verify({ expected: { amount: 4100, live: true, merchantReference: OWN } })).toMatchObject({
      verdict: 'not-paid',
      reason: 'The transaction is a TEST one, expected LIVE. The secret key is a TEST key, too.',
    })
  })

  test('for another state, without reading the data of the answer', async () => {
    klump.answer(reply(200, { ...answerOf(), state: 'error' }))
    expect(await verify()).toMatchObject({
      verdict: 'not-paid',
      reason: 'The state is "error", not success.',
    })
  })

  test('for a reference that Klump does not know', async () => {
    klump.answer(reply(404, { message: 'Transaction not found' }))
    expect(await verify()).toMatchObject({
      verdict: 'not-paid',
      reason: expect.stringContaining('other environment'),
    })
  })

  test('for a reference that paid another order, without a request to Klump', async () => {
    const asked: string[] = []
    const isUsed = async (reference: string) => asked.push(reference) > 0
    expect(await verify({ isUsed })).toMatchObject({
      verdict: 'not-paid',
      reason: 'Another order used this reference.',
    })
    expect([asked, klump.asked]).toEqual([[REFERENCE], []])
  })

  test.each([
    'KLP-1644-083962-423',
    REFERENCE.toLowerCase(),
    `${REFERENCE}\n`,
    ` ${REFERENCE}`,
    `${REFERENCE}/../../v1/transactions/${REFERENCE}`,
    `${REFERENCE}%00`,
    'KLP-١٦٤٤-083962-4231',
    '',
    null,
    undefined,
    42,
    [REFERENCE],
    { toString: () => REFERENCE },
  ])('for %j, which is no reference, without a request or a call of the hook', async (reference) => {
    const isUsed = () => expect.unreachable('a hook was asked about something that is no reference')
    expect(await verify({ reference, isUsed })).toEqual({
      verdict: 'not-paid',
      reason: 'This is not a Klump reference (KLP-0000-000000-0000).',
      checks: [{ name: 'reference-shape', ok: false, detail: expect.any(String) }],
    })
    expect(klump.asked).toEqual([])
  })
})
