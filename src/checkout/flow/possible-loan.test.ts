import { expect, test } from 'vitest'
import { answerNext, answerPoll, at, loansAsked, playTo, read, refused } from '../testing/play.ts'
import { session, stanbicPlan, steps } from '../testing/wire.ts'

// Loans that the bank may make without a loan request, and what the server answers while the bank decides.

const { reference } = session

/** The bank leads to its page, or decides, without a loan request. */
const unasked: [string, 'at-bank' | 'deciding', object][] = [
  ['the bank’s page', 'at-bank', steps.atBank],
  ['the decision', 'deciding', steps.deciding],
]
async function unaskedLoan(next: object, data?: object) {
  const flow = await playTo('preview')
  flow.proceed({ consent: 'yes' })
  await answerNext(flow, next, data)
  return flow
}

test.each(unasked)('at %s a loan may exist, also when none was requested', async (_case, place, next) => {
  const flow = await unaskedLoan(next)
  at(flow, place)
  expect(flow.emitted().at(-1)).toEqual({ type: 'busy', locked: place === 'deciding', reference })
  expect(flow.happen({ type: 'back' })).toBe(false)
  flow.due('slow')
  expect(flow.happen({ type: 'leave' })).toBe(true)
  expect(flow.emitted().at(-1)).toMatchObject({ outcome: { status: 'pending', reference } })
})

test.each(unasked)(
  'at %s a loan may exist, also where the answer to the acceptance has another plan',
  async (_case, place, next) => {
    const flow = await unaskedLoan(next, { ...stanbicPlan, minimumBalanceRequired: 9_000 })
    expect(at(flow, place) && flow.state.facts.loan).toMatchObject({ reference, isPresumed: true })
    expect(flow.happen({ type: 'back' })).toBe(false)
  },
)

test.each(unasked)(
  'at %s the server names the loan request: the loan is requested once',
  async (_case, place, next) => {
    const flow = await unaskedLoan(next)
    at(flow, place)
    flow.due('poll')
    flow.answer({ verb: 'status', status: { verdict: 'open', next: read(steps.newLoan) } })
    expect(at(flow, 'asking') && loansAsked(flow)).toHaveLength(1)
  },
)

test.each([
  ['the loan request again', steps.newLoan],
  ['the acceptance', steps.accept],
  ['another address of the decision', { ...steps.deciding, api: '/loans/account/new-loan/8' }],
])('a poll that names %s is no reason to stop waiting for a requested loan', async (_what, next) => {
  const flow = await playTo('deciding')
  const { visit } = flow.state
  answerPoll(flow, { verdict: 'open', next: read(next) })
  at(flow, 'deciding')
  expect(flow.state.visit).toBe(visit)
  expect(loansAsked(flow)).toHaveLength(1)
})

test('a form that the server names keeps a loan that may exist, until the server asks for the loan request', async () => {
  const flow = await unaskedLoan(steps.deciding)
  answerPoll(flow, { verdict: 'open', next: read(steps.account) })
  expect(at(flow, 'form') && flow.happen({ type: 'back' })).toBe(false)
  expect(flow.state.facts.loan).toMatchObject({ reference })
  flow.proceed({ accountNumber: '1234567890', phoneNumber: '08012345678' })
  await answerNext(flow, steps.newLoan)
  at(flow, 'asking')
  expect(loansAsked(flow)).toHaveLength(1)
})

test('a consent is withdrawn by the question whether to leave also where a loan is only presumed', async () => {
  const flow = await unaskedLoan(steps.deciding)
  answerPoll(flow, { verdict: 'open', next: read(steps.account) })
  flow.proceed({ accountNumber: '1234567890', phoneNumber: '08012345678' })
  flow.happen({ type: 'leave' })
  await answerNext(flow, steps.newLoan)
  at(flow, 'preview')
  expect(loansAsked(flow)).toEqual([])
})

test('a bank’s page between the split and the plan is a step like any other: no loan can exist', async () => {
  const flow = await playTo('split')
  flow.proceed({ installment: '6', repaymentDay: '7' })
  await answerNext(flow, steps.atBank)
  expect(at(flow, 'at-bank') && flow.state.facts.loan).toBeUndefined()
  flow.due('poll')
  flow.answer({ verb: 'status', status: { verdict: 'open', next: read(steps.accept) } })
  at(flow, 'preview')
})

test('a session that expires at a bank’s page before the acceptance leaves no loan', async () => {
  const flow = await playTo('split')
  flow.proceed({ installment: '6', repaymentDay: '7' })
  await answerNext(flow, steps.atBank)
  flow.due('poll')
  flow.fail(refused(401))
  expect(flow.asked().at(-1)).toMatchObject({ verb: 'check-key' })
  await answerNext(flow)
  expect(at(flow, 'problem').code).toBe('session_expired')
  expect(flow.state.facts.loan).toBeUndefined()
})

test('a bank’s page before any plan may make a loan', async () => {
  const flow = await playTo('form')
  flow.proceed({ accountNumber: '1234567890', phoneNumber: '08012345678' })
  await answerNext(flow, steps.atBank)
  expect(at(flow, 'at-bank') && flow.state.facts.loan).toMatchObject({ reference, isPresumed: true })
})

test('a step that the server names while the bank decides about a requested loan keeps the loan', async () => {
  const flow = await playTo('deciding')
  answerPoll(flow, { verdict: 'open', next: read(steps.deciding) })
  at(flow, 'deciding')
  answerPoll(flow, { verdict: 'open', next: read(steps.code) })
  expect(at(flow, 'form') && flow.state.facts.loan).toMatchObject({ reference })
  flow.proceed({ otp: '123456' })
  await answerNext(flow, steps.newLoan)
  expect(at(flow, 'result').verdict).toEqual({ is: 'pending', unsure: false })
  expect(loansAsked(flow)).toHaveLength(1)
})

test.each([
  ['the bank has approved', { verdict: 'approved' } as const, { is: 'approved' }],
  ['the bank has not decided', { verdict: 'open' } as const, { is: 'pending', unsure: false }],
])('a poll that is pending at the deadline ends the wait: %s', async (_case, status, verdict) => {
  const flow = await playTo('deciding')
  flow.due('poll')
  flow.due('deadline')
  at(flow, 'deciding')
  flow.answer({ verb: 'status', status })
  expect(at(flow, 'result').verdict).toMatchObject(verdict)
})

test('at the bank’s page, it is unknown at the deadline whether the shopper has confirmed there', async () => {
  const flow = await playTo('asking')
  await answerNext(flow, steps.atBank)
  at(flow, 'at-bank')
  flow.due('deadline')
  expect(at(flow, 'result').verdict).toEqual({ is: 'pending', unsure: false, unconfirmed: true })
})

test('a poll without an answer delays the deadline once', async () => {
  const flow = await playTo('deciding')
  flow.due('poll')
  flow.due('deadline')
  expect(flow.effects.at(-1)).toMatchObject({ do: 'wake', ms: 20_000, what: 'deadline' })
  flow.due('deadline')
  expect(at(flow, 'result').verdict).toEqual({ is: 'pending', unsure: false })
})

test('a session that cannot be renewed after the loan was requested leaves no doubt about the request', async () => {
  const flow = await playTo('deciding')
  flow.due('poll')
  flow.fail(refused(401))
  flow.fail(refused(401))
  expect(at(flow, 'result').verdict).toEqual({ is: 'pending', unsure: false })
})
