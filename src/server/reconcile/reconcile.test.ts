import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { KlumpServerError } from '../server-error.ts'
import { anything } from '../testing/anything.ts'
import { answerOf, SECRET } from '../testing/known.ts'
import { settle } from '../testing/settle.ts'
import type { OrderToAsk, ReconcileOptions, ReconcileReport } from './options.ts'
import { reconcile } from './reconcile.ts'

const MINUTE = 60_000
const NOW = 1_000 * MINUTE

interface Order extends OrderToAsk {
  id: string
}
const orderOf = (id: string, changed: Partial<Order> = {}): Order => ({
  id,
  references: [`${id}-1`, `${id}-2`],
  expected: { amount: 4100, live: false },
  answeredAt: NOW - 61 * MINUTE,
  ...changed,
})

const paid = (reference: string) => () =>
  Response.json(answerOf({ reference: `KLP-1644-083962-${reference}`, merchant_reference: undefined }))
const status =
  (code: number, headers: Record<string, string> = {}) =>
  () =>
    new Response('{}', { status: code, headers })

/** A fake Klump with these answers, and 404 for every other reference. `said` records the calls of the shop's hooks. */
function standOf(answers: Record<string, () => Response>) {
  const said: string[] = []
  const asked: string[] = []
  const waits: number[] = []
  const fetch = async (url: string) => {
    const reference = url.split('/').at(-2) ?? ''
    asked.push(reference)
    return (answers[reference] ?? status(404))()
  }
  const run = async (
    orders: ReconcileOptions<Order>['orders'],
    changed: Partial<ReconcileOptions<Order>> = {},
  ) =>
    await reconcile<Order>({
      orders,
      secretKey: SECRET,
      fetch,
      now: () => NOW,
      wait: async (ms) => void waits.push(ms),
      onPaid: ({ id }, { transaction }) => said.push(`${id} paid by ${transaction.reference}`),
      onPaidTwice: ({ id }) => said.push(`${id} paid twice`),
      onUnknownForLong: ({ id }, { code }) => said.push(`${id} unknown: ${code}`),
      ...changed,
    })
  return { answers, said, asked, waits, run }
}

test('reconcile checks every order, and calls the shop’s hooks for what it finds', async () => {
  const { run, said } = standOf({
    'b-1': paid('0001'),
    'c-1': paid('0002'),
    'c-2': paid('0003'),
    'd-2': status(500),
  })
  const report = await run(['a', 'b', 'c', 'd'].map((id) => orderOf(id)))
  expect(report).toEqual({ asked: 4, paid: 2, paidTwice: 1, notPaid: 1, unknown: 1, failed: [] })
  expect(new Set(said)).toEqual(
    new Set([
      'b paid by KLP-1644-083962-0001',
      'c paid by KLP-1644-083962-0003',
      'c paid twice',
      'd unknown: server_error',
    ]),
  )
})

test('reconcile calls onUnknownForLong only when the order has been unknown for long', async () => {
  const { run, said } = standOf({ 'a-1': status(500) })
  await run([orderOf('a', { answeredAt: NOW - 59 * MINUTE })])
  expect(said).toEqual([])
  await run([orderOf('a', { answeredAt: NOW - 59 * MINUTE })], { unknownForMinutes: 59 })
  expect(said).toEqual(['a unknown: server_error'])
})

test('reconcile reads orders from a cursor, and never requests two at once', async () => {
  let isBusy = false
  const { run } = standOf({})
  const cursor: AsyncIterable<Order> = {
    [Symbol.asyncIterator]() {
      let count = 0
      return {
        async next() {
          expect(isBusy).toBe(false)
          isBusy = true
          await Promise.resolve()
          isBusy = false
          count += 1
          return count > 20
            ? { done: true, value: undefined }
            : { done: false, value: orderOf(String(count)) }
        },
      }
    },
  }
  expect(await run(cursor, { concurrency: 5 })).toMatchObject({ asked: 20, notPaid: 20 })
})

test('reconcile checks no more orders at a time than concurrency allows', async () => {
  let [now, most] = [0, 0]
  const { run } = standOf({})
  const fetch = async () => {
    now += 1
    most = Math.max(most, now)
    await new Promise((resolve) => setImmediate(resolve))
    now -= 1
    return new Response('{}', { status: 404 })
  }
  const orders = Array.from({ length: 30 }, (_, index) => orderOf(String(index)))
  await run(orders, { fetch, concurrency: 3 })
  expect(most).toBe(3)
})

describe('reconcile after an answer 429', () => {
  test('waits as long as Retry-After says or twice as long each time, and checks the order again', async () => {
    const answers = [status(429, { 'retry-after': '7' }), status(429), status(429), status(404), paid('0001')]
    const { run, said, waits } = standOf({})
    const fetch = async () => answers.shift()?.() ?? status(404)()
    const report = await run([orderOf('a')], { fetch, concurrency: 1 })
    expect(waits).toEqual([7000, 2000, 4000])
    expect(report).toMatchObject({ asked: 1, paid: 1 })
    expect(said).toHaveLength(1)
  })

  test('gives an order up after several retries, and calls onUnknownForLong', async () => {
    const { run, said, asked, waits } = standOf({ 'a-2': status(429) })
    expect(await run([orderOf('a')])).toMatchObject({ asked: 1, unknown: 1 })
    expect(said).toEqual(['a unknown: rate_limited'])
    expect([asked.length, waits.length]).toEqual([8, 7])
  })
})

describe('reconcile stops early', () => {
  test.each(['async', 'sync'] as const)('and closes the database cursor once (%s)', async (kind) => {
    let closed = 0
    function* rows() {
      try {
        for (let index = 0; ; index += 1) yield orderOf(String(index))
      } finally {
        closed += 1
      }
    }
    async function* cursor() {
      yield* rows()
    }
    const stop = new AbortController()
    const { run } = standOf({})
    const orders = kind === 'async' ? cursor() : rows()
    const report = await run(orders, { signal: stop.signal, onProgress: () => stop.abort() })
    expect([report.stopped, closed]).toEqual(['aborted', 1])
  })

  test('and returns the report although the cursor cannot be closed', async () => {
    const next = () => ({ done: false as const, value: orderOf('a') })
    const orders = { [Symbol.iterator]: () => ({ next, return: () => expect.unreachable('gone') }) }
    const stop = new AbortController()
    const { run } = standOf({})
    expect(await run(orders, { signal: stop.signal, onProgress: () => stop.abort() })).toMatchObject({
      stopped: 'aborted',
    })
  })

  test('when the signal aborts: it finishes the order in progress, and begins no other', async () => {
    const { run, asked } = standOf({})
    const stop = new AbortController()
    const orders = Array.from({ length: 10 }, (_, index) => orderOf(String(index)))
    const report = await run(orders, {
      concurrency: 1,
      signal: stop.signal,
      onProgress: ({ asked: count }) => count === 2 && stop.abort(),
    })
    expect(report).toEqual({
      asked: 2,
      paid: 0,
      paidTwice: 0,
      notPaid: 2,
      unknown: 0,
      failed: [],
      stopped: 'aborted',
    })
    expect(asked).toHaveLength(4)
  })

  test('when the signal aborts before the start or during a wait', async () => {
    const { run, asked } = standOf({ 'a-2': status(429) })
    expect(await run([orderOf('a')], { signal: AbortSignal.abort() })).toMatchObject({
      asked: 0,
      stopped: 'aborted',
    })
    expect(asked).toEqual([])
    const stop = new AbortController()
    const wait = async () => {
      stop.abort()
      await new Promise(() => {})
    }
    expect(await run([orderOf('a')], { signal: stop.signal, wait })).toMatchObject({
      asked: 0,
      stopped: 'aborted',
    })
  })

  test('when the key is refused, because the other orders would receive the same answer', async () => {
    const { run, asked } = standOf({ '0-2': status(401) })
    const orders = Array.from({ length: 10 }, (_, index) => orderOf(String(index)))
    expect(await run(orders, { concurrency: 1 })).toMatchObject({
      asked: 1,
      unknown: 1,
      stopped: 'key_refused',
    })
    expect(asked).toEqual(['0-2'])
  })
})

describe('reconcile', () => {
  test('goes on with the other orders when a hook of the shop fails', async () => {
    const { run } = standOf({ 'a-1': paid('0001'), 'b-1': paid('0002') })
    const error = new Error('database gone')
    const onPaid = ({ id }: Order) => (id === 'a' ? Promise.reject(error) : undefined)
    const [a, b] = [orderOf('a'), orderOf('b')]
    expect(await run([a, b], { onPaid })).toMatchObject({ asked: 2, paid: 2, failed: [{ index: 0, error }] })
  })

  test('goes on with the other orders when an order is not valid', async () => {
    const { run } = standOf({ 'a-1': paid('0001') })
    const undated = orderOf('c', { answeredAt: Date.parse('no date') })
    const orders = [null, {}, orderOf('b', { references: [''] }), undated, orderOf('a')] as Order[]
    const report = await run(orders)
    expect(report).toMatchObject({ asked: 1, paid: 1 })
    expect(report.failed).toHaveLength(4)
    expect(report.failed.every(({ error }) => error instanceof KlumpServerError)).toBe(true)
  })

  test('rejects with hook_failed when the cursor fails', async () => {
    const { run } = standOf({})
    const orders = (function* () {
      yield orderOf('a')
      throw new Error('connection lost')
    })()
    expect(await settle(run(orders))).toMatchObject({ error: { code: 'hook_failed' } })
  })
})

test('reconcile does not count an order as paid when isUsed reports that the transaction was used', async () => {
  const { run } = standOf({ 'a-1': paid('0001') })
  const asked: unknown[] = []
  const isUsed = (reference: string, { id }: Order) => asked.push([reference, id]) > 0
  expect(await run([orderOf('a')], { isUsed })).toMatchObject({ paid: 0, notPaid: 1 })
  expect(asked).toEqual([['KLP-1644-083962-0001', 'a']])
})

test.each([
  ['orders: expected a list', { orders: undefined }],
  ['orders: expected a list', { orders: 'a' }],
  ['onPaid: expected a function', { onPaid: undefined }],
  ['onPaidTwice: expected a function', { onPaidTwice: true }],
  ['onUnknownForLong: expected a function', { onUnknownForLong: undefined }],
  ['concurrency: expected', { concurrency: 0 }],
  ['concurrency: expected', { concurrency: Infinity }],
  ['unknownForMinutes: expected', { unknownForMinutes: '60' }],
  ['"onpaid" is not known here, did you mean "onPaid"?', { onpaid: () => {} }],
])('reconcile throws a wrong option before it sends a request: %s', async (words, changed) => {
  const { run, asked } = standOf({})
  expect(await settle(run([orderOf('a')], changed as object))).toMatchObject({
    error: { code: 'invalid_options', message: expect.stringContaining(words) as string },
  })
  expect(asked).toEqual([])
})

test('reconcile gives a report or a KlumpServerError for any orders and any options', async () => {
  const field = fc.constantFrom(
    'orders',
    'secretKey',
    'concurrency',
    'unknownForMinutes',
    'isUsed',
    'timeoutMs',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(anything), fc.array(fc.tuple(field, anything)), async (orders, changed) => {
      const { run } = standOf({})
      const settled = await settle(run(orders as Order[], Object.fromEntries<unknown>(changed)))
      if ('error' in settled) expect(settled.error).toBeInstanceOf(KlumpServerError)
      else expect(settled.value satisfies ReconcileReport).toMatchObject({ paid: 0 })
    }),
    { numRuns: 300 },
  )
})
