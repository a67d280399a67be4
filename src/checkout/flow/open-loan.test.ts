import { describe, expect, test } from 'vitest'
import { ApiFailure } from '../model/failure.ts'
import { answerNext, at, decoded, play, playTo, read } from '../testing/play.ts'
import { order, session, steps } from '../testing/wire.ts'

// A loan that was asked for already, and that still wants something of the shopper.

const { reference } = session
const loan = { reference, next: read(steps.deciding) }

describe('a bank that wants to know more once it has the request', () => {
  const asksMore = async () => {
    const flow = await playTo('asking')
    await answerNext(flow, steps.account)
    at(flow, 'form')
    return flow
  }

  test('can be left after a question, while the page keeps the reference; and is locked again when it decides', async () => {
    const flow = await asksMore()
    expect(flow.emitted().at(-1)).toEqual({ type: 'busy', locked: false, reference })
    flow.happen({ type: 'leave' })
    expect(flow.emitted().at(-1)).toMatchObject({ type: 'leave', confirm: true })
    flow.proceed({ accountNumber: '1234567890' })
    await answerNext(flow, steps.deciding)
    at(flow, 'deciding')
    expect(flow.emitted().at(-1)).toEqual({ type: 'busy', locked: true, reference })
  })

  test('and then says what nobody can read leaves the loan pending: it is not a failure', async () => {
    const flow = await asksMore()
    flow.proceed({ accountNumber: '1234567890' })
    flow.fail(new ApiFailure('unreadable', ''))
    expect(flow.happen({ type: 'retry' })).toBe(true)
    flow.fail(new ApiFailure('unreadable', ''))
    expect(at(flow, 'result').verdict).toEqual({ is: 'pending', unsure: false })
  })
})

describe('a loan that was asked for in an earlier opening', () => {
  const held = { partner: 'stanbic', loan }
  const begun = async (changes: object) => {
    const flow = play()
    const answer = await decoded({ verb: 'start', order, contact: flow.state.facts.contact })
    if (answer.verb === 'start')
      flow.answer({ ...answer, session: { ...answer.session, held: { ...held, ...changes } } })
    return flow
  }

  test('is gone on with: locked at once, and no second one is asked for', async () => {
    const flow = await begun({})
    expect(at(flow, 'deciding') && flow.emitted()).toEqual([{ type: 'busy', locked: true, reference }])
    flow.due('poll')
    flow.answer({ verb: 'status', status: { verdict: 'declined' } })
    flow.happen({ type: 'another-bank' })
    at(flow, 'banks')
    expect(flow.asked().filter(({ verb }) => verb === 'new-loan')).toEqual([])
  })

  test('of a bank nobody knows here ends as an order that was sent before', async () => {
    expect(at(await begun({ partner: 'nobody' }), 'problem').code).toBe('duplicate_reference')
  })
})
