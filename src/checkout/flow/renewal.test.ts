import { describe, expect, test } from 'vitest'
import { ApiFailure } from '../model/failure.ts'
import { answerNext, at, decoded, play, playTo, renewedOrder, type Played } from '../testing/play.ts'
import { order } from '../testing/wire.ts'

// A merchant_reference is used up by its first attempt: the page is asked for the order again.

const usedUp = () => new ApiFailure('refused', '', { status: 409, said: USED })
const USED = 'Merchant reference must be unique for transaction.'
const asked = (flow: Played) => flow.asked().map(({ verb }) => verb)

describe('an order that the page can give again', () => {
  test('is asked for when its reference is refused, and begun with anew', async () => {
    const flow = play(order, true)
    flow.fail(usedUp())
    at(flow, 'starting')
    const renewed = { ...renewedOrder, amount: 9000, email: 'bola@example.com' }
    flow.answer({ verb: 'renew-order', order: renewed })
    expect(asked(flow)).toEqual(['start', 'renew-order', 'start'])
    expect(flow.asked().at(-1)).toMatchObject({ order: renewed, contact: { email: 'bola@example.com' } })
    await answerNext(flow)
    at(flow, 'banks')
    expect(flow.state.facts.order.amount, 'what is shown').toBe(9000)
  })

  test('is not asked for a second time before Klump has taken one', async () => {
    const flow = play(order, true)
    flow.fail(usedUp())
    await answerNext(flow)
    flow.fail(usedUp())
    expect(at(flow, 'problem')).toMatchObject({ code: 'duplicate_reference' })
    expect(at(flow, 'problem').message).toContain('gave none that Klump takes')
    expect(asked(flow)).toEqual(['start', 'renew-order', 'start'])
  })

  test('that does not come ends as the refusal did', () => {
    const flow = play(order, true)
    flow.fail(usedUp())
    flow.fail(new ApiFailure('timeout', ''))
    at(flow, 'problem')
    flow.happen({ type: 'finish' })
    expect(flow.told().at(-1)).toMatchObject({
      outcome: { status: 'failed', error: { code: 'duplicate_reference' } },
    })
  })

  test('is asked for where the answer to the first request was lost', async () => {
    const flow = play(order, true)
    flow.fail(new ApiFailure('unreachable', ''))
    flow.happen({ type: 'retry' })
    flow.fail(usedUp())
    await answerNext(flow)
    await answerNext(flow)
    at(flow, 'banks')
    expect(asked(flow)).toEqual(['start', 'start', 'renew-order', 'start'])
  })

  test('is asked for where a session ran out and the order is begun with again', async () => {
    const flow = await playTo('code', order, true)
    flow.proceed({ otp: '123456' })
    flow.fail(new ApiFailure('refused', '', { status: 401 }))
    flow.answer({ verb: 'check-key' })
    flow.happen({ type: 'retry' })
    flow.fail(usedUp())
    await answerNext(flow)
    await answerNext(flow)
    at(flow, 'banks')
  })

  test('is not asked for where the server says which loan there is', async () => {
    const flow = play(order, true)
    const answer = await decoded({ verb: 'start', order, contact: flow.state.facts.contact })
    if (answer.verb === 'start') flow.answer({ ...answer, session: { ...answer.session, held: HELD } })
    at(flow, 'problem')
    expect(asked(flow)).toEqual(['start'])
  })
})

const HELD = { partner: 'nobody', loan: { reference: '', next: {} } } as never

describe('an order that stands as it is', () => {
  test('ends, and the developer hears what to pass', () => {
    const flow = play()
    flow.fail(usedUp())
    expect(at(flow, 'problem')).toMatchObject({ code: 'duplicate_reference' })
    expect(at(flow, 'problem').message).toContain('Pass data as a function')
    expect(at(flow, 'problem').message).not.toContain('lost')
  })

  test('whose first answer was lost says that', () => {
    const flow = play()
    flow.fail(new ApiFailure('timeout', ''))
    flow.happen({ type: 'retry' })
    flow.fail(usedUp())
    expect(at(flow, 'problem').message).toContain('answer to the first request was lost')
  })

  test('that was never sent says nothing of a lost answer', () => {
    const flow = play()
    flow.fail(new ApiFailure('offline', ''))
    flow.happen({ type: 'retry' })
    flow.fail(usedUp())
    expect(at(flow, 'problem').message).not.toContain('lost')
  })
})
