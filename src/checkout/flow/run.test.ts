import { expect, test } from 'vitest'
import type { ToPage } from '../../protocol/messages.ts'
import type { Answer, Call } from '../model/call.ts'
import { ApiFailure } from '../model/failure.ts'
import { manualClock } from '../../shared/testing/manual-clock.ts'
import { decoded, read } from '../testing/play.ts'
import { order, steps } from '../testing/wire.ts'
import { begin } from './begin.ts'
import { run } from './run.ts'
import { transition } from './transition.ts'

// An API whose answers come when the test says so.
function running(random = () => 0, renewable = false) {
  const out: { call: Call; signal: AbortSignal; answer(answer: Answer): void; fail(error: unknown): void }[] =
    []
  const emitted: ToPage[] = []
  const clock = manualClock()
  const flow = run(
    begin({ publicKey: 'klp_pk_test_0000', order, renewable, shopOrigin: 'https://shop.example' }),
    {
      transition,
      clock,
      random,
      emit: (message) => emitted.push(message),
      api: (call, signal) =>
        new Promise((answer, fail) => {
          out.push({ call, signal, answer, fail })
        }),
    },
  )
  const last = () => out.at(-1) ?? expect.unreachable('nothing was asked')
  const answer = async (next?: unknown) => {
    last().answer(await decoded(last().call, next))
    await settled()
  }
  return { flow, out, emitted, clock, last, answer }
}

// Promise reactions run before the next macrotask.
const settled = () => new Promise((done) => setImmediate(done))

test('the page receives `opened` once, when there is a screen to show', async () => {
  const { flow, emitted, answer } = running()
  expect(emitted).toEqual([])
  await answer()
  flow.send({ type: 'bank-chosen', slug: 'stanbic' })
  await answer()
  expect(emitted).toEqual([{ type: 'opened' }])
})

test('the page receives `opened` also when the start takes 8 seconds', async () => {
  const { emitted, clock, answer } = running()
  clock.advance(7_999)
  expect(emitted).toEqual([])
  clock.advance(1)
  await answer()
  expect(emitted).toEqual([{ type: 'opened' }])
})

test('the page receives `opened` after 8 seconds also when the order is renewed meanwhile', async () => {
  const { emitted, clock, last } = running(() => 0, true)
  clock.advance(4_000)
  last().fail(new ApiFailure('refused', '', { status: 409 }))
  await settled()
  expect(last().call.verb).toBe('renew-order')
  clock.advance(4_000)
  expect(emitted).toEqual([{ type: 'opened' }])
})

test('the flow keeps no timer after the end', async () => {
  const { flow, clock, answer, last } = running()
  await answer()
  flow.send({ type: 'bank-chosen', slug: 'stanbic' })
  await answer()
  flow.send({ type: 'typed', name: 'accountNumber', value: '1234567890' })
  flow.send({ type: 'continue' })
  await answer(steps.deciding)
  expect(clock.waiting()).toEqual([2_000, 20_000, 60_000, 120_000, 600_000])
  clock.advance(2_000)
  last().answer({ verb: 'status', status: { verdict: 'approved' } })
  await settled()
  expect(clock.waiting()).toEqual([])
})

test('the page receives `opened` also when the start fails', async () => {
  const { emitted, last } = running()
  last().fail(new ApiFailure('unreachable', ''))
  await settled()
  expect(emitted).toEqual([{ type: 'opened' }])
})

test('a request is aborted when the shopper goes back, and its answer is dropped', async () => {
  const { flow, answer, last } = running()
  await answer()
  flow.send({ type: 'bank-chosen', slug: 'stanbic' })
  await answer()
  flow.send({ type: 'typed', name: 'accountNumber', value: '1234567890' })
  flow.send({ type: 'continue' })
  const asked = last()
  flow.send({ type: 'back' })
  expect(asked.signal.aborted).toBe(true)
  asked.answer({ verb: 'follow', next: read(steps.code) })
  await settled()
  expect(flow.state.place.at).toBe('banks')
})

test('a programming error during a request is shown as an unreadable answer', async () => {
  const { flow, last } = running()
  last().fail(new TypeError('undefined is not a function'))
  await settled()
  expect(flow.state.trouble?.kind).toBe('unreadable')
})

test('the clock starts each poll for a decision, and ends the wait at the deadline', async () => {
  const { flow, clock, answer, last } = running()
  await answer()
  flow.send({ type: 'bank-chosen', slug: 'stanbic' })
  await answer()
  flow.send({ type: 'typed', name: 'accountNumber', value: '1234567890' })
  flow.send({ type: 'continue' })
  await answer(steps.deciding)
  clock.advance(1_999)
  expect(last().call.verb).toBe('follow')
  clock.advance(1)
  expect(last().call.verb).toBe('status')
  await answer()
  clock.advance(10_000)
  await answer()
  // The last poll is not answered, and the deadline waits twenty seconds for it.
  clock.advance(620_000)
  expect(flow.state.place).toMatchObject({ at: 'result', verdict: { is: 'pending' } })
})

test('polls have a random spread, and the time limits of the wait have none', async () => {
  const { flow, clock, answer } = running(() => 0.5)
  await answer()
  flow.send({ type: 'bank-chosen', slug: 'stanbic' })
  await answer()
  flow.send({ type: 'typed', name: 'accountNumber', value: '1234567890' })
  flow.send({ type: 'continue' })
  await answer(steps.deciding)
  expect(clock.waiting()).toEqual([2_200, 20_000, 60_000, 120_000, 600_000])
  clock.advance(2_200)
  await answer()
  expect(clock.waiting()[0]).toBe(11_000)
})

test('a return to the page polls for the decision at once, and the next poll is timed from there', async () => {
  const { flow, out, clock, answer } = running()
  await answer()
  flow.send({ type: 'bank-chosen', slug: 'stanbic' })
  await answer()
  flow.send({ type: 'returned' })
  flow.send({ type: 'typed', name: 'accountNumber', value: '1234567890' })
  flow.send({ type: 'continue' })
  await answer(steps.deciding)
  const polls = () => out.filter(({ call }) => call.verb === 'status').length
  expect(polls()).toBe(0)
  clock.advance(2_000)
  await answer()
  clock.advance(3_000)
  flow.send({ type: 'returned' })
  expect(polls()).toBe(2)
  // The earlier timer sends no second poll while one is pending, and only one timer runs afterwards.
  clock.advance(9_000)
  expect(polls()).toBe(2)
  await answer()
  clock.advance(9_999)
  expect(polls()).toBe(2)
  clock.advance(1)
  expect(polls()).toBe(3)
})

test('`can` reports whether an event is allowed without applying it', async () => {
  const { flow, out, answer } = running()
  await answer()
  expect(flow.can({ type: 'bank-chosen', slug: 'stanbic' })).toBe(true)
  expect(flow.can({ type: 'bank-chosen', slug: 'nobody' })).toBe(false)
  expect(flow.state.place.at).toBe('banks')
  expect(out).toHaveLength(1)
})
