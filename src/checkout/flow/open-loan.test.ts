import { describe, expect, test } from 'vitest'
import { ApiFailure } from '../model/failure.ts'
import { answerNext, at, decoded, play, playTo, read } from '../testing/play.ts'
import { order, session, steps } from '../testing/wire.ts'

// A loan that was requested already, while the bank still asks the shopper for something.

const { reference } = session
const loan = { reference, next: read(steps.deciding) }

describe('a question of the bank after the loan request', () => {
  const asksMore = async () => {
    const flow = await playTo('asking')
    await answerNext(flow, steps.account)
    at(flow, 'form')
    return flow
  }

  test('may be left, and leaving is locked again while the bank decides', async () => {
    const flow = await asksMore()
    expect(flow.emitted().at(-1)).toEqual({ type: 'busy', locked: false, reference })
    flow.happen({ type: 'leave' })
    expect(flow.emitted().at(-1)).toMatchObject({ type: 'leave', confirm: true })
    flow.proceed({ accountNumber: '1234567890' })
    await answerNext(flow, steps.deciding)
    at(flow, 'deciding')
    expect(flow.emitted().at(-1)).toEqual({ type: 'busy', locked: true, reference })
  })

  test('leaves the loan pending, and not failed, when the next answer is unreadable', async () => {
    const flow = await asksMore()
    flow.proceed({ accountNumber: '1234567890' })
    flow.fail(new ApiFailure('unreadable', ''))
    expect(flow.happen({ type: 'retry' })).toBe(true)
    flow.fail(new ApiFailure('unreadable', ''))
    expect(at(flow, 'result').verdict).toEqual({ is: 'pending', unsure: false })
  })
})

describe('a loan that was requested in an earlier checkout', () => {
  const existingLoan = { partner: 'stanbic', loan }
  const begun = async (changes: object, more: object = {}) => {
    const flow = play()
    const answer = await decoded({ verb: 'start', order, contact: flow.state.facts.contact })
    if (answer.verb === 'start')
      flow.answer({
        ...answer,
        ...more,
        session: { ...answer.session, existingLoan: { ...existingLoan, ...changes } },
      })
    return flow
  }

  test('is continued: leaving is locked at once, and no second loan is requested', async () => {
    const flow = await begun({})
    expect(at(flow, 'deciding') && flow.emitted()).toEqual([{ type: 'busy', locked: true, reference }])
    flow.due('poll')
    flow.answer({ verb: 'status', status: { verdict: 'declined' } })
    flow.happen({ type: 'another-bank' })
    at(flow, 'banks')
    expect(flow.asked().filter(({ verb }) => verb === 'new-loan')).toEqual([])
  })

  test('from an unknown bank is pending', async () => {
    const flow = await begun({ partner: 'nobody' })
    expect(at(flow, 'result').verdict).toEqual({ is: 'pending', unsure: false, earlier: true })
  })

  test.each([
    ['cannot be reached', new ApiFailure('unreachable', '')],
    ['is refused', new ApiFailure('refused', '', { status: 403 })],
    ['is refused for the key', new ApiFailure('refused', '', { status: 401 })],
  ])('is pending, and not failed, when the list of banks %s', async (_, banks) => {
    const flow = await begun({}, { banks })
    if (flow.state.place.at !== 'result') flow.happen({ type: 'leave' })
    else flow.happen({ type: 'finish' })
    expect(flow.emitted()).toContainEqual({ type: 'busy', locked: false, reference })
    expect(flow.emitted().at(-1)).toMatchObject({ outcome: { status: 'pending', reference } })
  })

  test('is continued when the list of banks is loaded at the second try', async () => {
    const flow = await begun({}, { banks: new ApiFailure('timeout', '') })
    flow.happen({ type: 'retry' })
    await answerNext(flow)
    at(flow, 'deciding')
  })
})
