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

/** An answer without the merchant_reference, as seen in production. */
const about = (reference: string, changed: Record<string, unknown> = {}) =>
  reply(200, answerOf({ reference, merchant_reference: undefined, ...changed }))
const asked = () => klump.asked.map(({ path }) => decodeURIComponent(path.split('/')[3] ?? ''))
const states = (result: Awaited<ReturnType<typeof verify>>) =>
  result.attempts.map(({ reference, state }) => [reference, state])

test('verifyOrder gives the reason of a successful payment that is too small, also where a newer attempt was begun', async () => {
  klump.answer(
    replyAbout({ [ONE]: about(KLP[1], { amount: '100.00' }), [TWO]: about(KLP[2], { status: 'new' }) }),
  )
  expect(await verify()).toMatchObject({
    verdict: 'not-paid',
    reason: expect.stringContaining('NGN 100.00') as string,
    transaction: { reference: KLP[1] },
  })
})

describe('verifyOrder answers paid', () => {
  test('when one of three attempts is paid, and requests all of them, the newest first', async () => {
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

  test('when one attempt is paid and another cannot be checked', async () => {
    klump.answer(replyAbout({ [THREE]: reply(500, {}), [ONE]: about(KLP[1]) }))
    const result = await verify()
    expect(result).toMatchObject({ verdict: 'paid', transaction: { reference: KLP[1] } })
    expect(states(result)[0]).toEqual([THREE, 'unknown'])
  })

  test('once when Klump’s reference of the same transaction is known and reported too', async () => {
    klump.answer(replyAbout({ [ONE]: about(KLP[1]), [KLP[1]]: about(KLP[1]) }))
    const result = await verify({ references: [ONE, KLP[1]], reported: KLP[1] })
    expect([result.verdict, result.paidTwice]).toEqual(['paid', undefined])
    expect(asked()).toEqual([ONE])
  })

  test('for Klump’s reference alone when the answer names a reference of the order', async () => {
    klump.answer(replyAbout({ [KLP[1]]: about(KLP[1], { merchant_reference: ONE }) }))
    expect(await verify({ reported: KLP[1] })).toMatchObject({ verdict: 'paid' })
    klump.answer(replyAbout({ [KLP[1]]: about(KLP[1], { meta_data: { merchant_reference: ONE } }) }))
    expect(await verify({ reported: KLP[1] })).toMatchObject({ verdict: 'paid' })
  })
})

describe('verifyOrder reports paidTwice', () => {
  test('when two transactions are successful', async () => {
    klump.answer(replyAbout({ [ONE]: about(KLP[1]), [TWO]: about(KLP[2]) }))
    expect(await verify()).toMatchObject({ verdict: 'paid', paidTwice: true })
  })

  test('also when the second successful transaction does not cover the order', async () => {
    klump.answer(replyAbout({ [ONE]: about(KLP[1]), [TWO]: about(KLP[2], { amount: '100.00' }) }))
    const result = await verify()
    expect(result).toMatchObject({ verdict: 'paid', paidTwice: true, transaction: { reference: KLP[1] } })
    expect(states(result)).toContainEqual([TWO, 'refused'])
  })

  test('but not for another order’s transaction that the page reports', async () => {
    klump.answer(
      replyAbout({ [ONE]: about(KLP[1]), [KLP[2]]: about(KLP[2], { merchant_reference: '8-1-z' }) }),
    )
    const result = await verify({ references: [ONE], reported: KLP[2] })
    expect([result.verdict, result.paidTwice]).toEqual(['paid', undefined])
  })
})

describe('verifyOrder answers not-paid', () => {
  test('when Klump has no transaction of an attempt, and when the list of references is empty', async () => {
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
  ])('when the check %s fails: an attempt with %j is %s', async (name, changed, state) => {
    klump.answer(replyAbout({ [TWO]: about(KLP[2], changed) }))
    const result = await verify()
    expect(result).toMatchObject({ verdict: 'not-paid', transaction: { reference: KLP[2] } })
    expect(result.checks.filter(({ ok }) => !ok).map((check) => check.name)).toEqual([name])
    expect(states(result)).toContainEqual([TWO, state])
  })

  test('when isUsed reports that another order used the transaction', async () => {
    klump.answer(replyAbout({ [ONE]: about(KLP[1]) }))
    const used: string[] = []
    const isUsed = (reference: string) => used.push(reference) > 0
    expect(await verify({ isUsed })).toMatchObject({ verdict: 'not-paid' })
    expect(used).toEqual([KLP[1]])
  })

  test.each(['8-1-z', '../../x', 42, null, { toString: () => KLP[1] }])(
    'and sends no request for a reported value that is not a Klump reference: %j',
    async (reported) => {
      expect(await verify({ references: [ONE], reported })).toMatchObject({ verdict: 'not-paid' })
      expect(asked()).toEqual([ONE])
    },
  )

  test('when the reported transaction names no order and Klump knows an unpaid attempt of the order', async () => {
    klump.answer(replyAbout({ [ONE]: about(KLP[1], { status: 'new' }), [KLP[2]]: about(KLP[2]) }))
    expect(await verify({ references: [ONE], reported: KLP[2] })).toMatchObject({ verdict: 'not-paid' })
  })
})

describe('verifyOrder answers unknown', () => {
  test('when one of several attempts cannot be checked', async () => {
    klump.answer(replyAbout({ [TWO]: reply(503, {}, { 'retry-after': '7' }) }))
    const result = await verify()
    expect(result).toMatchObject({ verdict: 'unknown', code: 'server_error', retryAfterSeconds: 7 })
    expect(asked()).toEqual([THREE, TWO, ONE])
  })

  test.each([
    ['rate_limited', 429],
    ['key_refused', 401],
  ])('with %s, and sends no further requests', async (code, status) => {
    klump.answer(reply(status, {}))
    const result = await verify()
    expect(result).toMatchObject({ verdict: 'unknown', code })
    expect(states(result).map(([, state]) => state)).toEqual(['unknown', 'unknown', 'unknown'])
    expect(asked()).toEqual([THREE])
  })

  test('when the reported transaction names no order and Klump has no transaction of an attempt', async () => {
    klump.answer(replyAbout({ [KLP[2]]: about(KLP[2]) }))
    expect(await verify({ references: [ONE], reported: KLP[2] })).toMatchObject({
      verdict: 'unknown',
      code: 'owner_unproven',
    })
  })

  test('when a signed webhook reported successful and Klump’s answer does not yet', async () => {
    klump.answer(replyAbout({ [ONE]: about(KLP[1], { status: 'new' }) }))
    expect(await verify({ heard: 'successful' })).toMatchObject({ verdict: 'unknown', code: 'contradiction' })
    klump.answer(replyAbout({}))
    expect(await verify({ heard: 'successful' })).toMatchObject({ verdict: 'unknown', code: 'contradiction' })
    klump.answer(replyAbout({ [ONE]: about(KLP[1], { amount: '1.00' }) }))
    expect(await verify({ heard: 'successful' })).toMatchObject({ verdict: 'not-paid' })
  })
})

describe('verifyOrder states for which attempt the page reported a loan request (loanAskedFor)', () => {
  const begun = (reference: string, changed = {}) => about(reference, { status: 'new', ...changed })

  test.each([
    ['its own reference, which Klump knows', TWO, { [TWO]: begun(KLP[2]) }, TWO],
    ['its own reference, which Klump does not know', TWO, {}, TWO],
    ['Klump’s reference of an attempt', KLP[2], { [TWO]: begun(KLP[2]) }, TWO],
    [
      'Klump’s reference, and only that one is known to Klump: the answer names the attempt',
      KLP[2],
      { [KLP[2]]: begun(KLP[2], { meta_data: { merchant_reference: TWO } }) },
      TWO,
    ],
    ['Klump’s reference, and the answer names no order', KLP[2], { [KLP[2]]: begun(KLP[2]) }, THREE],
    [
      'Klump’s reference, the answer names no order, and the newest attempt has another transaction',
      KLP[2],
      { [THREE]: about(KLP[3], { status: 'abandoned' }), [KLP[2]]: begun(KLP[2]) },
      TWO,
    ],
    ['Klump’s reference, and Klump does not answer', KLP[2], { [KLP[2]]: reply(503, {}) }, THREE],
    [
      'the reference of another order',
      KLP[2],
      { [KLP[2]]: begun(KLP[2], { merchant_reference: '8-1-z' }) },
      undefined,
    ],
    ['a reference that Klump does not know', KLP[2], {}, undefined],
    ['nothing', undefined, { [TWO]: begun(KLP[2]) }, undefined],
    ['nonsense', { reference: TWO }, { [TWO]: begun(KLP[2]) }, undefined],
    ['the reference of a paid attempt', KLP[2], { [TWO]: about(KLP[2]) }, undefined],
    ['an attempt that Klump has ended', TWO, { [TWO]: begun(KLP[2], { status: 'Declined' }) }, undefined],
    ['an attempt that paid too little', TWO, { [TWO]: about(KLP[2], { amount: '100.00' }) }, undefined],
    ['an attempt with a status of another name', TWO, { [TWO]: begun(KLP[2], { status: 'in_review' }) }, TWO],
  ])('after a report of %s', async (_case, reported, answers, expected) => {
    klump.answer(replyAbout(answers))
    expect((await verify({ reported })).loanAskedFor).toBe(expected)
  })
})

test('verifyOrder encodes a reference with a slash in the request path', async () => {
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
])('verifyOrder throws invalid_options: %s', async (words, changed) => {
  const settled = await settle(verify(changed as Partial<VerifyOrderOptions>))
  expect(settled).toMatchObject({
    error: { code: 'invalid_options', message: expect.stringContaining(words) },
  })
  expect(klump.asked).toEqual([])
})
