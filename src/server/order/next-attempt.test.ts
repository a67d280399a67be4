import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { reply, replyAbout, startKlumpServer, type KlumpServer } from '../testing/klump-server.ts'
import { answerOf, SECRET } from '../testing/known.ts'
import { settle } from '../testing/settle.ts'
import type { AttemptStore, KnownAttempt, NewAttempt } from './attempt-store.ts'
import { nextAttempt, type NextAttemptOptions } from './next-attempt.ts'

const [ONE, TWO] = ['7-1-a', '7-2-b'] as const
const KLP = 'KLP-1644-083962-0001'
const MINUTE = 60_000
const NOW = Date.UTC(2026, 10, 30, 9)

let klump: KlumpServer
beforeEach(async () => void (klump = await startKlumpServer()))
afterEach(async () => await klump.close())

const next = async (changed: Partial<NextAttemptOptions> = {}) =>
  await nextAttempt({
    order: 7,
    attempts: [],
    secretKey: SECRET,
    apiUrl: klump.url,
    now: () => NOW,
    random: (bytes) => new Uint8Array(bytes).fill(0xab),
    ...changed,
  })
const about = (changed: Record<string, unknown> = {}) =>
  reply(200, answerOf({ reference: KLP, merchant_reference: undefined, ...changed }))
const FRESH = (attempt: number) => ({
  verdict: 'fresh',
  reference: `7-${attempt}-${'ab'.repeat(16)}`,
  attempt,
})

describe('nextAttempt gives a fresh reference', () => {
  test('for the first attempt, without a request to Klump', async () => {
    expect(await next()).toEqual(FRESH(1))
    expect(klump.asked).toEqual([])
  })

  test.each([
    ['was never begun', replyAbout({})],
    ['was left unfinished', replyAbout({ [ONE]: about({ status: 'new' }) })],
    ['was abandoned', replyAbout({ [ONE]: about({ status: 'abandoned' }) })],
    ['was declined', replyAbout({ [ONE]: about({ status: 'declined' }) })],
    ['was paid and refunded', replyAbout({ [ONE]: about({ status: 'refunded' }) })],
    ['was paid and reversed', replyAbout({ [ONE]: about({ status: 'Reversed' }) })],
  ])('when the earlier attempt %s', async (_name, handler) => {
    klump.answer(handler)
    expect(await next({ attempts: [ONE] })).toEqual(FRESH(2))
    expect(klump.asked).toHaveLength(1)
  })

  test('with the number after the highest known attempt', async () => {
    expect(
      await next({
        attempts: [
          { reference: ONE, attempt: 1 },
          { reference: TWO, attempt: 5 },
        ],
      }),
    ).toEqual(FRESH(6))
  })

  test('that is unguessable, by Web Crypto', async () => {
    const options = { order: '7', attempts: [], secretKey: SECRET }
    const [one, two] = [await nextAttempt(options), await nextAttempt(options)]
    expect(one).toMatchObject({ reference: expect.stringMatching(/^7-1-[0-9a-f]{32}$/) as string })
    expect(one).not.toEqual(two)
  })

  test.each([
    ['#1007', /^1007-1-/],
    ['2026/1007', /^2026-1007-1-/],
    ['..', /^\.\.-1-/],
    ['₦', /^order-1-/],
    ['x'.repeat(500), /^x{100}-1-/],
  ])('for the order %s, without the characters that need encoding', async (order, shape) => {
    expect(await next({ order })).toMatchObject({ reference: expect.stringMatching(shape) as string })
  })
})

test('nextAttempt answers already-paid when one attempt is paid, even if another cannot be checked', async () => {
  klump.answer(replyAbout({ [ONE]: about(), [TWO]: reply(500, {}) }))
  expect(await next({ attempts: [ONE, TWO] })).toEqual({
    verdict: 'already-paid',
    transaction: expect.objectContaining({ reference: KLP, status: 'successful' }) as unknown,
  })
})

test.each([
  ['server_error', reply(500, {})],
  ['key_refused', reply(401, {})],
  ['rate_limited', reply(429, {}, { 'retry-after': '3' })],
])('nextAttempt answers unknown (%s) when an earlier attempt cannot be checked', async (code, handler) => {
  klump.answer(handler)
  expect(await next({ attempts: [ONE] })).toMatchObject({
    verdict: 'unknown',
    code,
    reason: expect.any(String) as string,
  })
})

describe('nextAttempt answers in-progress', () => {
  const askedFor = (minutes: number): KnownAttempt[] => [
    { reference: ONE, attempt: 1, loanAskedAt: NOW - minutes * MINUTE },
  ]

  test('while the status is new and the loan was requested less than 30 minutes ago', async () => {
    klump.answer(replyAbout({ [ONE]: about({ status: 'new' }) }))
    expect(await next({ attempts: askedFor(29) })).toEqual({
      verdict: 'in-progress',
      reference: ONE,
      reason: expect.any(String) as string,
    })
    expect(await next({ attempts: askedFor(30) })).toEqual(FRESH(2))
    expect(await next({ attempts: askedFor(29), inProgressMinutes: 5 })).toEqual(FRESH(2))
  })

  test('when a loan was just requested and Klump does not know the shop’s reference', async () => {
    expect(await next({ attempts: askedFor(1) })).toMatchObject({ verdict: 'in-progress' })
  })

  test('when a loan was just requested and Klump answers without a transaction', async () => {
    klump.answer(reply(200, { state: 'pending' }))
    expect(await next({ attempts: askedFor(1) })).toMatchObject({ verdict: 'in-progress' })
    expect(await next({ attempts: askedFor(30) })).toEqual(FRESH(2))
  })

  test('only until the requested loan is abandoned', async () => {
    klump.answer(replyAbout({ [ONE]: about({ status: 'abandoned' }) }))
    expect(await next({ attempts: askedFor(1) })).toEqual(FRESH(2))
  })

  test('when Klump’s status is processing', async () => {
    klump.answer(replyAbout({ [ONE]: about({ status: 'processing' }) }))
    expect(await next({ attempts: [ONE] })).toMatchObject({
      verdict: 'in-progress',
      reason: expect.stringContaining('"processing"') as string,
    })
  })
})

/** A store in memory. */
function storeOf(rows: KnownAttempt[] = []) {
  const noted: [string, string][] = []
  const store: AttemptStore = {
    list: async () => [...rows],
    async add(_order, attempt: NewAttempt) {
      if (rows.some((row) => row.attempt === attempt.attempt)) return false
      rows.push(attempt)
      return true
    },
    note: async (_order, { reference, state }) => void noted.push([reference, state]),
  }
  return { store, rows, noted }
}

describe('nextAttempt reading loanAskedAt', () => {
  const rowOf = (row: object) => storeOf([{ reference: ONE, ...row }]).store

  // A column under another name would not be read, and a second loan would not be prevented.
  test.each([
    ['the name loan_asked_at', { loan_asked_at: NOW }, 'loan_asked_at: this name is not read'],
    ['the name loan_asked_at with null', { loan_asked_at: null }, 'loan_asked_at: this name is not read'],
    ['a Date', { loanAskedAt: new Date(NOW) }, 'loanAskedAt: expected milliseconds since 1970'],
    ['a bigint column as text', { loanAskedAt: String(NOW) }, 'loanAskedAt: expected milliseconds'],
    ['a bigint', { loanAskedAt: BigInt(NOW) }, 'loanAskedAt: expected milliseconds since 1970'],
    ['seconds', { loanAskedAt: Math.floor(NOW / 1000) }, 'loanAskedAt: expected milliseconds since 1970'],
    ['NaN', { loanAskedAt: Number.NaN }, 'loanAskedAt: expected milliseconds since 1970'],
  ])('refuses %s, and gives no fresh reference', async (_name, row, words) => {
    for (const attempts of [rowOf(row), [{ reference: ONE, ...row }] as unknown as KnownAttempt[]])
      expect(await settle(next({ attempts }))).toMatchObject({
        error: { code: 'invalid_options', message: expect.stringContaining(words) as string },
      })
    expect(klump.asked).toEqual([])
  })

  test.each([
    [{}],
    [{ loanAskedAt: null, loan_asked_at: null }],
    [{ loanAskedAt: undefined, made_at: NOW, state: 'new' }],
  ])('gives a fresh reference when no loan was requested: %j', async (row) =>
    expect(await next({ attempts: rowOf(row) })).toEqual(FRESH(2)),
  )
})

describe('nextAttempt with the shop’s attempt store', () => {
  test('stores the attempt before it returns it, and notes the states that Klump reports', async () => {
    const { store, rows, noted } = storeOf([{ reference: ONE, attempt: 1 }])
    klump.answer(replyAbout({ [ONE]: about({ status: 'new' }) }))
    expect(await next({ attempts: store })).toEqual(FRESH(2))
    expect(rows.at(-1)).toEqual({ reference: FRESH(2).reference, attempt: 2, madeAt: NOW })
    expect(noted).toEqual([[ONE, 'new']])
  })

  test('gives two simultaneous requests two references, and stores both', async () => {
    const { store, rows } = storeOf()
    let byte = 0
    const random = (bytes: number) => new Uint8Array(bytes).fill(++byte)
    const both = await Promise.all([next({ attempts: store, random }), next({ attempts: store, random })])
    expect(new Set(both.map((one) => one.verdict === 'fresh' && one.attempt))).toEqual(new Set([1, 2]))
    expect(rows.map(({ attempt }) => attempt)).toEqual([1, 2])
    expect(new Set(rows.map(({ reference }) => reference)).size).toBe(2)
  })

  test.each<[string, Partial<Record<keyof AttemptStore, () => unknown>>]>([
    ['attempts.list: threw', { list: () => Promise.reject(new Error('database gone')) }],
    ['attempts.list: expected a list, got nothing', { list: () => undefined }],
    ['attempts.add: expected true or false, got nothing', { add: () => undefined }],
    ['attempts.add: returned false 5 times', { add: () => false }],
    ['attempts.note: threw', { list: () => [ONE], note: () => Promise.reject(new Error('gone')) }],
  ])('throws hook_failed and gives no reference: %s', async (words, broken) => {
    const attempts = { ...storeOf().store, ...broken } as AttemptStore
    expect(await settle(next({ attempts }))).toMatchObject({
      error: { code: 'hook_failed', message: expect.stringContaining(words) as string },
    })
  })
})

test.each([
  ['order: expected', { order: '' }],
  ['order: expected', { order: undefined }],
  ['order: expected', { order: Number.NaN }],
  ['order: expected', { order: 10.5 }],
  ['attempts: expected an object, got nothing', { attempts: undefined }],
  ['attempts.add: expected a function', { attempts: { list: () => [] } }],
  ['attempts[0]: ', { attempts: [''] }],
  ['attempts[0].reference: ', { attempts: [{}] }],
  ['inProgressMinutes: ', { inProgressMinutes: '5' }],
  ['now: expected a function', { now: NOW }],
  ['"attempt" is not known here, did you mean "attempts"?', { attempt: [] }],
])('nextAttempt throws invalid_options: %s %j', async (words, changed) => {
  expect(await settle(next(changed as Partial<NextAttemptOptions>))).toMatchObject({
    error: { code: 'invalid_options', message: expect.stringContaining(words) as string },
  })
})

test.each([
  ['random: expected a Uint8Array of 16', { random: () => 'abc' }],
  ['random: threw', { random: () => expect.unreachable('no entropy') }],
  ['now: expected milliseconds', { now: () => '5' }],
  ['now: expected milliseconds', { now: () => Number.NaN }],
])('nextAttempt throws hook_failed: %s', async (words, changed) => {
  expect(await settle(next(changed as unknown as Partial<NextAttemptOptions>))).toMatchObject({
    error: { code: 'hook_failed', message: expect.stringContaining(words) as string },
  })
})
