import { describe, expect, it } from 'vitest'
import { manualClock } from '../../shared/testing/manual-clock.ts'
import type { Answer, Call } from '../model/call.ts'
import { ApiFailure } from '../model/failure.ts'
import { at, decoded, playTo, read } from '../testing/play.ts'
import { steps } from '../testing/wire.ts'
import { quoteOf } from './quote.ts'
import { run } from './run.ts'
import { transition } from './transition.ts'

/** At the split of 3 or 6 instalments, with an API whose answers come when the test says so. */
async function atSplit(changes: object = {}) {
  const played = await playTo('terms')
  const place = at(played, 'terms')
  const terms = { html: '', ...place.terms, next: read({ ...steps.split, ...changes }) }
  const out: { call: Call; signal: AbortSignal; answer(answer: Answer): void; fail(error: unknown): void }[] =
    []
  const clock = manualClock()
  const flow = run(
    { state: { ...played.state, place: { ...place, terms } }, effects: [] },
    {
      transition,
      clock,
      random: () => 0,
      emit: () => {},
      api: (call, signal) => new Promise((answer, fail) => out.push({ call, signal, answer, fail })),
    },
  )
  const settled = () => new Promise((done) => setImmediate(done))
  const answer = async (next?: unknown) => {
    const last = out.at(-1) ?? expect.unreachable('nothing was asked')
    last.answer(await decoded(last.call, next))
    await settled()
  }
  flow.send({ type: 'continue' })
  const choose = (name: string, value: string) => flow.send({ type: 'typed', name, value })
  const verbs = () => out.map(({ call }) => call.verb)
  const quoted = (installment: string) => quoteOf(at(flow, 'split'), installment)
  return { flow, out, clock, answer, settled, choose, verbs, quoted }
}

describe('the quote of a split', () => {
  it('is requested 400 ms after the last choice, first for the chosen split, then for the others', async () => {
    const { clock, choose, out, verbs, answer, quoted } = await atSplit()
    choose('installment', '6')
    choose('repaymentDay', '7')
    clock.advance(399)
    expect(verbs()).toEqual([])
    clock.advance(1)
    expect(verbs()).toEqual(['quote'])
    expect(out.at(-1)?.call).toMatchObject({ body: { installment: 6, repaymentDay: 7, amount: 40_000 } })
    await answer()
    expect(quoted('6')).toMatchObject({ dueToday: 666_667, inAll: 4_304_950 })
    expect(out.at(-1)?.call).toMatchObject({ body: { installment: 3 } })
    await answer()
    expect(verbs()).toEqual(['quote', 'quote'])
  })

  it('is kept for its exact choice: another day has no quote yet, and the earlier day needs no new one', async () => {
    const { clock, choose, verbs, answer, quoted } = await atSplit()
    choose('installment', '6')
    choose('repaymentDay', '7')
    clock.advance(400)
    await answer()
    await answer()
    choose('repaymentDay', '8')
    expect(quoted('6')).toBeUndefined()
    choose('repaymentDay', '7')
    expect(quoted('6')).toBeDefined()
    clock.advance(400)
    expect(verbs()).toHaveLength(2)
  })

  it('is not requested while the form is invalid', async () => {
    const { clock, choose, verbs } = await atSplit()
    choose('installment', '6')
    clock.advance(400)
    choose('repaymentDay', '32')
    clock.advance(400)
    expect(verbs()).toEqual([])
  })

  it('is not requested with a call that is not known to be non-binding', async () => {
    const { clock, choose, verbs } = await atSplit({ api: '/loans/account/choose-split' })
    choose('installment', '6')
    choose('repaymentDay', '7')
    clock.advance(400)
    expect(verbs()).toEqual([])
  })

  it('shows no error when it fails, and is requested again after the next choice', async () => {
    const { clock, choose, verbs, out, settled, flow } = await atSplit()
    choose('installment', '6')
    choose('repaymentDay', '7')
    clock.advance(400)
    out.at(-1)?.fail(new ApiFailure('server', 'It is down.'))
    await settled()
    clock.advance(60_000)
    expect(verbs()).toEqual(['quote'])
    expect(flow.state.trouble).toBeUndefined()
    choose('repaymentDay', '8')
    clock.advance(400)
    expect(verbs()).toEqual(['quote', 'quote'])
  })

  it('is finished before the plan of the chosen split is requested, last and once', async () => {
    const { clock, choose, verbs, answer, out, settled, flow } = await atSplit()
    choose('installment', '6')
    choose('repaymentDay', '7')
    clock.advance(400)
    await answer()
    expect(out.at(-1)?.call).toMatchObject({ verb: 'quote', body: { installment: 3 } })
    flow.send({ type: 'continue' })
    await settled()
    expect(verbs()).toEqual(['quote', 'quote'])
    await answer()
    expect(verbs()).toEqual(['quote', 'quote', 'plan'])
    expect(out.at(-1)?.call).toMatchObject({ body: { installment: 6 } })
    await answer()
    expect(flow.state.place.at).toBe('preview')
    clock.advance(60_000)
    expect(verbs()).toHaveLength(3)
  })

  it('is aborted after 5 seconds, so that it does not delay the plan', async () => {
    const { clock, choose, verbs, out, settled, flow } = await atSplit()
    choose('installment', '6')
    choose('repaymentDay', '7')
    clock.advance(400)
    flow.send({ type: 'continue' })
    out.at(-1)?.signal.addEventListener('abort', () => out.at(-1)?.fail(new Error('aborted')))
    clock.advance(5_000)
    await settled()
    expect(verbs()).toEqual(['quote', 'plan'])
  })

  it('is aborted when the shopper leaves the split', async () => {
    const { clock, choose, out, flow } = await atSplit()
    choose('installment', '6')
    choose('repaymentDay', '7')
    clock.advance(400)
    flow.send({ type: 'back' })
    expect(out.at(-1)?.signal.aborted).toBe(true)
  })
})
