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

describe('paid', () => {
  test('says what was checked, and what Klump said', async () => {
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
    ['interest in the amount', {}, {}],
    ['exactly the order', { amount: '4100.00' }, {}],
    ['an amount that is a number', { amount: 4100 }, {}],
    ['an order in kobo', { amount: '4100.50' }, { amount: '4100.50' }],
    ['an order total as a float', { amount: '1183.85' }, { amount: 1183.85 }],
    ['a merchant reference that was a number', { merchant_reference: 1007 }, { merchantReference: '1007' }],
    ['a LIVE order', { is_live: true }, { live: true }],
    ['more fields than are known', { later_addition: { a: [1] } }, {}],
  ])('%s', async (_name, data, expected) => {
    klump.answer(reply(200, answerOf(data)))
    const result = await verify({
      expected: { amount: 4100, live: false, merchantReference: OWN, ...expected },
    })
    expect(result).toMatchObject({ verdict: 'paid' })
  })

  test('a shop that expects no merchant reference: the check is not made, and not listed', async () => {
    klump.answer(reply(200, answerOf({ merchant_reference: null })))
    const result = await verify({ expected: { amount: 4100, live: false } })
    expect(result).toMatchObject({ verdict: 'paid' })
    expect(result.checks.map(({ name }) => name)).not.toContain('merchant-reference')
  })

  test('blanks around the key, and a slash after the address, are forgiven', async () => {
    klump.answer(reply(200, answerOf()))
    expect(await verify({ secretKey: ` ${SECRET}\n`, apiUrl: `${klump.url}/` })).toMatchObject({
      verdict: 'paid',
    })
    expect(klump.asked).toEqual([{ path: `/v1/transactions/${REFERENCE}/verify`, key: SECRET }])
  })
})

describe('an answer that names no merchant_reference', () => {
  /** To the first question, about Klump's reference, and to one by the shop's own. */
  const answers = (first: Record<string, unknown>, own: Handler) =>
    klump.answer((request, response) =>
      (request.url?.includes(OWN) ? own : reply(200, answerOf({ merchant_reference: undefined, ...first })))(
        request,
        response,
      ),
    )
  const owner = (result: Verification) => result.checks.find(({ name }) => name === 'merchant-reference')

  test('meta_data has it: one question is enough', async () => {
    answers({ meta_data: { merchant_reference: OWN } }, reply(500, {}))
    const result = await verify()
    expect(result).toMatchObject({ verdict: 'paid' })
    expect([owner(result)?.ok, klump.asked.length]).toEqual([true, 1])
  })

  test.each([
    ['nothing else has it', {}],
    ['meta_data has another text', { meta_data: { merchant_reference: 'a code of the shop' } }],
    [
      'meta_data inherits it',
      { meta_data: JSON.parse(`{"__proto__":{"merchant_reference":"${OWN}"}}`) as unknown },
    ],
  ])('%s: Klump is asked by the own reference, and names this transaction', async (_name, first) => {
    answers(first, reply(200, answerOf({ merchant_reference: undefined })))
    const result = await verify()
    expect(result).toMatchObject({ verdict: 'paid' })
    expect(owner(result)?.ok).toBe(true)
    expect(klump.asked.map(({ path }) => path)).toEqual([
      `/v1/transactions/${REFERENCE}/verify`,
      `/v1/transactions/${OWN}/verify`,
    ])
  })

  test('the own reference names another transaction: refused', async () => {
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
  ])('%s: the own reference %s, which is no refusal', async (code, _name, own) => {
    answers({}, own)
    expect(await verify()).toMatchObject({ verdict: 'unknown', code })
  })

  test('what fails for another reason is not asked about again', async () => {
    answers({ status: 'new' }, reply(500, {}))
    expect(await verify()).toMatchObject({ verdict: 'not-paid', reason: expect.stringContaining('"new"') })
    expect(klump.asked).toHaveLength(1)
  })
})

test.each(['new', 'abandoned'])(
  'a signed webhook said successful and the answer says %s: a contradiction, to ask again about',
  async (status) => {
    klump.answer(reply(200, answerOf({ status })))
    expect(await verify({ heard: 'successful' })).toMatchObject({ verdict: 'unknown', code: 'contradiction' })
    klump.answer(reply(200, answerOf()))
    expect(await verify({ heard: 'successful' })).toMatchObject({ verdict: 'paid' })
  },
)

describe('not paid', () => {
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
  ])('%s: %j', async (name, changed, reason) => {
    klump.answer(reply(200, answerOf(changed)))
    const result = await verify()
    expect(result.checks.filter(({ ok }) => !ok).map((check) => check.name)).toEqual([name])
    expect(result).toMatchObject({ verdict: 'not-paid', reason: expect.stringContaining(reason) })
    expect(result.transaction).toBeDefined()
  })

  test('a TEST payment for a LIVE order says that the key is a TEST key, too', async () => {
    klump.answer(reply(200, answerOf()))
    expect(await verify({ expected: { amount: 4100, live: true, merchantReference: OWN } })).toMatchObject({
      verdict: 'not-paid',
      reason: 'The transaction is a TEST one, expected LIVE. The secret key is a TEST key, too.',
    })
  })

  test('another state: what comes with it is not looked at', async () => {
    klump.answer(reply(200, { ...answerOf(), state: 'error' }))
    expect(await verify()).toMatchObject({
      verdict: 'not-paid',
      reason: 'The state is "error", not success.',
    })
  })

  test('a reference that Klump does not know', async () => {
    klump.answer(reply(404, { message: 'Transaction not found' }))
    expect(await verify()).toMatchObject({
      verdict: 'not-paid',
      reason: expect.stringContaining('other environment'),
    })
  })

  test('a reference that paid for another order: Klump is not even asked', async () => {
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
  ])('%j has not the shape of a reference: nothing is sent, no hook is asked', async (reference) => {
    const isUsed = () => expect.unreachable('a hook was asked about something that is no reference')
    expect(await verify({ reference, isUsed })).toEqual({
      verdict: 'not-paid',
      reason: 'This is not a Klump reference (KLP-0000-000000-0000).',
      checks: [{ name: 'reference-shape', ok: false, detail: expect.any(String) }],
    })
    expect(klump.asked).toEqual([])
  })
})
