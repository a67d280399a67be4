import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { reply, replyAbout, startKlumpServer, type KlumpServer } from '../testing/klump-server.ts'
import { answerOf, SECRET } from '../testing/known.ts'
import { settle } from '../testing/settle.ts'
import type { VerifyOrderOptions } from './options.ts'
import { verifyOrder } from './verify-order.ts'

const [ONE, TWO, THREE] = ['7-1-a', '7-2-b', '7-3-c'] as const
const KLP = { 1: 'KLP-1644-083962-0001', 2: 'KLP-1644-083962-0002', 3: 'KLP-1644-083962-0003' } as const

let klump: KlumpServer
beforeEach(async () => void (klump = await startKlumpServer()))
afterEach(async () => await klump.close())

const verify = async (changed: Partial<VerifyOrderOptions> = {}) =>
  await verifyOrder({
    references: [ONE, TWO, THREE],
    secretKey: SECRET,
    expected: { amount: 4100, live: false },
    apiUrl: klump.url,
    ...changed,
  })

/** An answer that does not repeat the merchant_reference, as production was seen to give. */
const about = (reference: string, changed: Record<string, unknown> = {}) =>
  reply(200, answerOf({ reference, merchant_reference: undefined, ...changed }))
const asked = () => klump.asked.map(({ path }) => decodeURIComponent(path.split('/')[3] ?? ''))
const states = (result: Awaited<ReturnType<typeof verify>>) =>
  result.attempts.map(({ reference, state }) => [reference, state])

describe('paid', () => {
  test('by one attempt of three: all are asked about, the newest first', async () => {
    klump.answer(replyAbout({ [TWO]: about(KLP[2]), [THREE]: about(KLP[3], { status: 'abandoned' }) }))
    const result = await verify()
    expect(result).toMatchObject({ verdict: 'paid', transaction: { reference: KLP[2] } })
    expect(states(result)).toEqual([
      [THREE, 'abandoned'],
      [TWO, 'successful'],
      [ONE, 'not-begun'],
    ])
    expect(asked()).toEqual([THREE, TWO, ONE])
    expect(result.paidTwice).toBeUndefined()
    expect(result.checks.map(({ name, ok }) => [name, ok])).toEqual([
      ['answer', true],
      ['state', true],
      ['merchant-reference', true],
      ['status', true],
      ['currency', true],
      ['environment', true],
      ['amount', true],
    ])
  })

  test('while another attempt cannot be asked about', async () => {
    klump.answer(replyAbout({ [THREE]: reply(500, {}), [ONE]: about(KLP[1]) }))
    const result = await verify()
    expect(result).toMatchObject({ verdict: 'paid', transaction: { reference: KLP[1] } })
    expect(states(result)[0]).toEqual([THREE, 'unknown'])
  })

  test('once, though Klump’s own reference of it is known and reported, too', async () => {
    klump.answer(replyAbout({ [ONE]: about(KLP[1]), [KLP[1]]: about(KLP[1]) }))
    const result = await verify({ references: [ONE, KLP[1]], reported: KLP[1] })
    expect([result.verdict, result.paidTwice]).toEqual(['paid', undefined])
    expect(asked()).toEqual([ONE])
  })

  test('by Klump’s reference alone, where the answer names an own one', async () => {
    klump.answer(replyAbout({ [KLP[1]]: about(KLP[1], { merchant_reference: ONE }) }))
    expect(await verify({ reported: KLP[1] })).toMatchObject({ verdict: 'paid' })
    klump.answer(replyAbout({ [KLP[1]]: about(KLP[1], { meta_data: { merchant_reference: ONE } }) }))
    expect(await verify({ reported: KLP[1] })).toMatchObject({ verdict: 'paid' })
  })
})

describe('paid twice', () => {
  test('two transactions are successful', async () => {
    klump.answer(replyAbout({ [ONE]: about(KLP[1]), [TWO]: about(KLP[2]) }))
    expect(await verify()).toMatchObject({ verdict: 'paid', paidTwice: true })
  })

  test('also when the second does not cover the order: a loan is a loan', async () => {
    klump.answer(replyAbout({ [ONE]: about(KLP[1]), [TWO]: about(KLP[2], { amount: '100.00' }) }))
    const result = await verify()
    expect(result).toMatchObject({ verdict: 'paid', paidTwice: true, transaction: { reference: KLP[1] } })
    expect(states(result)).toContainEqual([TWO, 'refused'])
  })

  test('not by another order’s transaction that the page reports', async () => {
    klump.answer(
      replyAbout({ [ONE]: about(KLP[1]), [KLP[2]]: about(KLP[2], { merchant_reference: '8-1-z' }) }),
    )
    const result = await verify({ references: [ONE], reported: KLP[2] })
    expect([result.verdict, result.paidTwice]).toEqual(['paid', undefined])
  })
})

describe('not paid', () => {
  test('nobody began', async () => {
    expect(await verify()).toMatchObject({ verdict: 'not-paid', reason: expect.stringContaining('404') })
    expect(await verify({ references: [] })).toMatchObject({ verdict: 'not-paid', attempts: [] })
  })

  test.each([
    ['status', { status: 'new' }, 'new'],
    ['status', { status: 'under_review' }, 'other'],
    ['amount', { amount: '100.00' }, 'refused'],
    ['environment', { is_live: true }, 'refused'],
    ['currency', { currency: 'USD' }, 'refused'],
    ['merchant-reference', { merchant_reference: '8-1-z' }, 'refused'],
  ])('%s: %j is %s', async (name, changed, state) => {
    klump.answer(replyAbout({ [TWO]: about(KLP[2], changed) }))
    const result = await verify()
    expect(result).toMatchObject({ verdict: 'not-paid', transaction: { reference: KLP[2] } })
    expect(result.checks.filter(({ ok }) => !ok).map((check) => check.name)).toEqual([name])
    expect(states(result)).toContainEqual([TWO, state])
  })

  test('another order has it', async () => {
    klump.answer(replyAbout({ [ONE]: about(KLP[1]) }))
    const used: string[] = []
    const isUsed = (reference: string) => used.push(reference) > 0
    expect(await verify({ isUsed })).toMatchObject({ verdict: 'not-paid' })
    expect(used).toEqual([KLP[1]])
  })

  test.each(['8-1-z', '../../x', 42, null, { toString: () => KLP[1] }])(
    'what the page reports is no Klump reference: %j is not asked about',
    async (reported) => {
      expect(await verify({ references: [ONE], reported })).toMatchObject({ verdict: 'not-paid' })
      expect(asked()).toEqual([ONE])
    },
  )

  test('another shopper’s transaction that names nobody, for an order that was begun', async () => {
    klump.answer(replyAbout({ [ONE]: about(KLP[1], { status: 'new' }), [KLP[2]]: about(KLP[2]) }))
    expect(await verify({ references: [ONE], reported: KLP[2] })).toMatchObject({ verdict: 'not-paid' })
  })
})

describe('unknown', () => {
  test('one attempt of several could not be asked about', async () => {
    klump.answer(replyAbout({ [TWO]: reply(503, {}, { 'retry-after': '7' }) }))
    const result = await verify()
    expect(result).toMatchObject({ verdict: 'unknown', code: 'server_error', retryAfterSeconds: 7 })
    expect(asked()).toEqual([THREE, TWO, ONE])
  })

  test.each([
    ['rate_limited', 429],
    ['key_refused', 401],
  ])('%s: the other questions are spared', async (code, status) => {
    klump.answer(reply(status, {}))
    const result = await verify()
    expect(result).toMatchObject({ verdict: 'unknown', code })
    expect(states(result).map(([, state]) => state)).toEqual(['unknown', 'unknown', 'unknown'])
    expect(asked()).toEqual([THREE])
  })

  test('a reported transaction that names nobody, for an order that Klump does not find', async () => {
    klump.answer(replyAbout({ [KLP[2]]: about(KLP[2]) }))
    expect(await verify({ references: [ONE], reported: KLP[2] })).toMatchObject({
      verdict: 'unknown',
      code: 'owner_unproven',
    })
  })

  test('a signed webhook says successful, and no answer does yet', async () => {
    klump.answer(replyAbout({ [ONE]: about(KLP[1], { status: 'new' }) }))
    expect(await verify({ heard: 'successful' })).toMatchObject({ verdict: 'unknown', code: 'contradiction' })
    klump.answer(replyAbout({}))
    expect(await verify({ heard: 'successful' })).toMatchObject({ verdict: 'unknown', code: 'contradiction' })
    klump.answer(replyAbout({ [ONE]: about(KLP[1], { amount: '1.00' }) }))
    expect(await verify({ heard: 'successful' })).toMatchObject({ verdict: 'not-paid' })
  })
})

test('a reference with a slash goes into the path encoded', async () => {
  await verify({ references: ['7/1?x=#'] })
  expect(klump.asked).toEqual([{ path: '/v1/transactions/7%2F1%3Fx%3D%23/verify', key: SECRET }])
})

test.each([
  ['references: expected a list, got nothing', { references: undefined }],
  ['references: expected a list, got "7-1-a"', { references: '7-1-a' }],
  ['references[1]: ', { references: [ONE, ''] }],
  ['references[0]: ', { references: ['..'] }],
  ['references[0]: ', { references: [undefined] }],
  [
    'expected.merchantReference: an order has several',
    { expected: { amount: 1, live: true, merchantReference: ONE } },
  ],
  ['"reference" is not known here, did you mean "references"?', { reference: ONE }],
])('%s', async (words, changed) => {
  const settled = await settle(verify(changed as Partial<VerifyOrderOptions>))
  expect(settled).toMatchObject({
    error: { code: 'invalid_options', message: expect.stringContaining(words) },
  })
  expect(klump.asked).toEqual([])
})
