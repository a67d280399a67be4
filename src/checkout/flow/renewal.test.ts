import { describe, expect, test } from 'vitest'
import { ApiFailure } from '../model/failure.ts'
import { answerNext, at, decoded, play, playTo, read, renewedOrder, type Played } from '../testing/play.ts'
import { order, partner, steps } from '../testing/wire.ts'

// A merchant_reference is used up by its first attempt: the page is asked for the order again.

const usedUp = () => new ApiFailure('refused', '', { status: 409, serverMessage: USED })
const USED = 'Merchant reference must be unique for transaction.'
const asked = (flow: Played) => flow.asked().map(({ verb }) => verb)

describe('an order that the page can renew', () => {
  test('is requested from the page when its reference is refused, and started again', async () => {
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

  test('is not requested a second time before Klump has accepted one', async () => {
    const flow = play(order, true)
    flow.fail(usedUp())
    await answerNext(flow)
    flow.fail(usedUp())
    expect(at(flow, 'problem')).toMatchObject({ code: 'duplicate_reference' })
    expect(at(flow, 'problem').message).toContain('returned no merchant_reference that Klump accepts')
    expect(asked(flow)).toEqual(['start', 'renew-order', 'start'])
  })

  test('ends with duplicate_reference when the page does not answer', () => {
    const flow = play(order, true)
    flow.fail(usedUp())
    flow.fail(new ApiFailure('timeout', ''))
    at(flow, 'problem')
    flow.happen({ type: 'finish' })
    expect(flow.emitted().at(-1)).toMatchObject({
      outcome: { status: 'failed', error: { code: 'duplicate_reference' } },
    })
  })

  test('is requested when the answer to the first start was lost', async () => {
    const flow = play(order, true)
    flow.fail(new ApiFailure('unreachable', ''))
    flow.happen({ type: 'retry' })
    flow.fail(usedUp())
    await answerNext(flow)
    await answerNext(flow)
    at(flow, 'banks')
    expect(asked(flow)).toEqual(['start', 'start', 'renew-order', 'start'])
  })

  test('is requested when a session expired and the order is started again', async () => {
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

  test('is not requested when the server names the existing loan', async () => {
    const flow = play(order, true)
    const answer = await decoded({ verb: 'start', order, contact: flow.state.facts.contact })
    if (answer.verb === 'start')
      flow.answer({ ...answer, session: { ...answer.session, existingLoan: EXISTING_LOAN } })
    at(flow, 'result')
    expect(asked(flow)).toEqual(['start'])
  })
})

const EXISTING_LOAN = { partner: 'nobody', loan: { reference: '', next: {} } } as never

describe('an order that the page cannot renew', () => {
  test('ends with a message that tells the developer what to pass', () => {
    const flow = play()
    flow.fail(usedUp())
    expect(at(flow, 'problem')).toMatchObject({ code: 'duplicate_reference' })
    expect(at(flow, 'problem').message).toContain('Pass data as a function')
    expect(at(flow, 'problem').message).not.toContain('lost')
  })

  test('ends with a message about a lost answer to its first request', () => {
    const flow = play()
    flow.fail(new ApiFailure('timeout', ''))
    flow.happen({ type: 'retry' })
    flow.fail(usedUp())
    expect(at(flow, 'problem').message).toContain('answer to the first request was lost')
  })

  test('ends with a message about a release that removed files after the order was started', () => {
    const flow = play(order, false, { reopened: true })
    flow.fail(usedUp())
    expect(at(flow, 'problem').message).toContain('A release had removed files')
    expect(at(flow, 'problem').message).toContain('Pass data as a function')
  })

  test('ends without a message about a lost answer when the first request was never sent', () => {
    const flow = play()
    flow.fail(new ApiFailure('offline', ''))
    flow.happen({ type: 'retry' })
    flow.fail(usedUp())
    expect(at(flow, 'problem').message).not.toContain('lost')
  })
})

describe('another bank after a decline', () => {
  /** Stanbic declines, the shopper chooses Polaris, and the flow is played to a place. */
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

  test('continues with the same order when Klump accepts it', async () => {
    const flow = await elsewhere('asking')
    await answerNext(flow)
    at(flow, 'deciding')
    expect(asked(flow)).not.toContain('renew-order')
  })

  test('whose first step is refused continues with a renewed order and the typed values', async () => {
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

  test('whose loan request is refused continues with a renewed order after a search for a loan', async () => {
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

  test('whose loan Klump finds after all leads to the wait for the decision', async () => {
    const flow = await elsewhere('asking')
    flow.fail(usedUp())
    flow.answer({ verb: 'find-loan', loan: { reference: '', next: read(steps.deciding) } })
    at(flow, 'deciding')
    expect(asked(flow)).not.toContain('renew-order')
  })

  test('whose loan request got no answer may have a loan: the order is not renewed', async () => {
    const flow = await elsewhere('asking')
    flow.fail(new ApiFailure('unreachable', ''))
    flow.fail(usedUp())
    expect(at(flow, 'result').verdict).toEqual({ is: 'pending', unsure: true })
    expect(asked(flow)).not.toContain('renew-order')
  })

  test('renews the order only once', async () => {
    const flow = await elsewhere('form')
    flow.proceed(ACCOUNT)
    flow.fail(usedUp())
    for (let answers = 0; answers < 3; answers += 1) await answerNext(flow)
    flow.proceed(ACCOUNT)
    flow.fail(usedUp())
    expect(at(flow, 'problem').code).toBe('duplicate_reference')
    expect(asked(flow).filter((verb) => verb === 'renew-order')).toHaveLength(1)
  })

  test('ends with duplicate_reference when the page cannot renew the order', async () => {
    const flow = await elsewhere('form', false)
    flow.proceed(ACCOUNT)
    flow.fail(usedUp())
    expect(at(flow, 'problem').code).toBe('duplicate_reference')
  })

  test('that refuses the typed values shows its message', async () => {
    const flow = await elsewhere('form')
    flow.proceed(ACCOUNT)
    flow.fail(new ApiFailure('refused', '', { status: 409, serverMessage: 'This account is in use.' }))
    at(flow, 'form')
    expect(flow.state.trouble?.serverMessage).toBe('This account is in use.')
  })

  test('that no longer lends after the renewal leads to the list of banks', async () => {
    const flow = await elsewhere('form')
    flow.proceed(ACCOUNT)
    flow.fail(usedUp())
    await answerNext(flow)
    await answerNext(flow, undefined, [partner()])
    at(flow, 'banks')
    expect(flow.state.facts.application).toBeUndefined()
  })
})

test('a first bank that answers 409 to the loan request may have a loan: the order is not renewed', async () => {
  const flow = await playTo('asking', order, true)
  flow.fail(usedUp())
  flow.fail(usedUp())
  expect(at(flow, 'result').verdict).toEqual({ is: 'pending', unsure: true })
  expect(asked(flow)).not.toContain('renew-order')
})

test('a reference that is refused at the first step of the first bank is renewed too', async () => {
  const flow = await playTo('form', order, true)
  flow.proceed({ accountNumber: '1234567890', phoneNumber: '08012345678' })
  flow.fail(usedUp())
  await answerNext(flow)
  await answerNext(flow)
  await answerNext(flow)
  at(flow, 'form')
})
