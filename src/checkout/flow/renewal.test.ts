import { describe, expect, test } from 'vitest'
import { ApiFailure } from '../model/failure.ts'
import { answerNext, at, decoded, play, playTo, read, renewedOrder, type Played } from '../testing/play.ts'
import { order, partner, steps } from '../testing/wire.ts'

// A merchant_reference is used up by its first attempt: the page is asked for the order again.

const usedUp = () => new ApiFailure('refused', '', { status: 409, serverMessage: USED })
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
    expect(flow.emitted().at(-1)).toMatchObject({
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

  test('that was begun with before a release took away files says that', () => {
    const flow = play(order, false, { reopened: true })
    flow.fail(usedUp())
    expect(at(flow, 'problem').message).toContain('A release had taken away files')
    expect(at(flow, 'problem').message).toContain('Pass data as a function')
  })

  test('that was never sent says nothing of a lost answer', () => {
    const flow = play()
    flow.fail(new ApiFailure('offline', ''))
    flow.happen({ type: 'retry' })
    flow.fail(usedUp())
    expect(at(flow, 'problem').message).not.toContain('lost')
  })
})

describe('another bank after a decline', () => {
  /** Stanbic says no, Polaris is chosen, and its way is walked up to a place. */
  async function elsewhere(stop: 'form' | 'asking', renewable = true) {
    const flow = await playTo('deciding', order, renewable)
    flow.due('poll')
    flow.answer({ verb: 'status', status: { verdict: 'declined' } })
    flow.happen({ type: 'another-bank' })
    flow.happen({ type: 'bank-chosen', slug: 'polaris' })
    if (stop === 'asking') {
      flow.proceed(ACCOUNT)
      await answerNext(flow, steps.split)
      flow.proceed({ installment: '6', repaymentDay: '7' })
      await answerNext(flow)
      flow.proceed({ consent: 'yes' })
      await answerNext(flow, steps.newLoan)
    }
    at(flow, stop)
    return flow
  }
  const ACCOUNT = { accountNumber: '1234567890', phoneNumber: '08012345678' }
  const bank = (flow: Played) => flow.state.facts.application?.bank.slug

  test('goes on as ever where Klump takes it', async () => {
    const flow = await elsewhere('asking')
    await answerNext(flow)
    at(flow, 'deciding')
    expect(asked(flow)).not.toContain('renew-order')
  })

  test('whose first step is refused goes on with a fresh order, at that bank, with what was typed', async () => {
    const flow = await elsewhere('form')
    flow.proceed(ACCOUNT)
    flow.fail(usedUp())
    await answerNext(flow)
    await answerNext(flow)
    await answerNext(flow)
    expect(at(flow, 'form').values).toMatchObject(ACCOUNT)
    expect(bank(flow)).toBe('polaris')
    expect(flow.state.facts.order).toEqual(renewedOrder)
    expect(flow.happen({ type: 'back' }), 'the banks lie behind it').toBe(true)
    at(flow, 'banks')
  })

  test('whose loan is refused goes on so too, once Klump has been asked whether it knows of one', async () => {
    const flow = await elsewhere('asking')
    flow.fail(usedUp())
    expect(asked(flow).at(-1)).toBe('find-loan')
    flow.fail(usedUp())
    expect(asked(flow).at(-1)).toBe('renew-order')
    expect(flow.emitted().at(-1), 'nothing is at stake').toEqual({ type: 'busy', locked: false })
    await answerNext(flow)
    await answerNext(flow)
    await answerNext(flow)
    at(flow, 'form')
    expect([bank(flow), flow.state.facts.application?.consented]).toEqual(['polaris', false])
  })

  test('whose loan is known to Klump after all is waited for', async () => {
    const flow = await elsewhere('asking')
    flow.fail(usedUp())
    flow.answer({ verb: 'find-loan', loan: { reference: '', next: read(steps.deciding) } })
    at(flow, 'deciding')
    expect(asked(flow)).not.toContain('renew-order')
  })

  test('whose request got no answer may have a loan: nothing is begun anew', async () => {
    const flow = await elsewhere('asking')
    flow.fail(new ApiFailure('unreachable', ''))
    flow.fail(usedUp())
    expect(at(flow, 'result').verdict).toEqual({ is: 'pending', unsure: true })
    expect(asked(flow)).not.toContain('renew-order')
  })

  test('is asked for a fresh order once, not for ever', async () => {
    const flow = await elsewhere('form')
    flow.proceed(ACCOUNT)
    flow.fail(usedUp())
    for (let answers = 0; answers < 3; answers += 1) await answerNext(flow)
    flow.proceed(ACCOUNT)
    flow.fail(usedUp())
    expect(at(flow, 'problem').code).toBe('duplicate_reference')
    expect(asked(flow).filter((verb) => verb === 'renew-order')).toHaveLength(1)
  })

  test('of an order that stands as it is ends, and the page may begin again', async () => {
    const flow = await elsewhere('form', false)
    flow.proceed(ACCOUNT)
    flow.fail(usedUp())
    expect(at(flow, 'problem').code).toBe('duplicate_reference')
  })

  test('that refuses what was typed says that', async () => {
    const flow = await elsewhere('form')
    flow.proceed(ACCOUNT)
    flow.fail(new ApiFailure('refused', '', { status: 409, serverMessage: 'This account is in use.' }))
    at(flow, 'form')
    expect(flow.state.trouble?.serverMessage).toBe('This account is in use.')
  })

  test('that lends no longer, as the amount has changed, leads to the others', async () => {
    const flow = await elsewhere('form')
    flow.proceed(ACCOUNT)
    flow.fail(usedUp())
    await answerNext(flow)
    await answerNext(flow, undefined, [partner()])
    at(flow, 'banks')
    expect(flow.state.facts.application).toBeUndefined()
  })
})

test('a first bank that says it has been asked already may have a loan: nothing is begun anew', async () => {
  const flow = await playTo('asking', order, true)
  flow.fail(usedUp())
  flow.fail(usedUp())
  expect(at(flow, 'result').verdict).toEqual({ is: 'pending', unsure: true })
  expect(asked(flow)).not.toContain('renew-order')
})

test('a reference that the choice of the first bank uses up is renewed too', async () => {
  const flow = await playTo('form', order, true)
  flow.proceed({ accountNumber: '1234567890', phoneNumber: '08012345678' })
  flow.fail(usedUp())
  await answerNext(flow)
  await answerNext(flow)
  await answerNext(flow)
  at(flow, 'form')
})
