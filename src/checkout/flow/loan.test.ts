import { expect, test } from 'vitest'
import { DECISIONS } from '../../protocol/decisions.ts'
import { toPageSchema } from '../../protocol/messages.ts'
import { safeParse } from '../../validation/schema.ts'
import { ApiFailure } from '../model/failure.ts'
import {
  answerNext,
  answerPoll,
  at,
  loansAsked,
  playTo,
  read,
  refused,
  type Played,
} from '../testing/play.ts'
import { order, session, steps } from '../testing/wire.ts'
import { transition } from './transition.ts'

const { reference } = session
const unreachable = new ApiFailure('unreachable', '')

test('the page receives that leaving is locked before the loan is requested', async () => {
  const { effects } = await playTo('asking')
  const order = effects.map((effect) =>
    effect.do === 'emit' ? effect.message : effect.do === 'request' && effect.call.verb,
  )
  expect(order.slice(-2)).toEqual([{ type: 'busy', locked: true, reference }, 'new-loan'])
})

test('the loan request carries the agreed values, and no code, account number or consent', async () => {
  const flow = await playTo('asking')
  expect(flow.asked().at(-1)).toMatchObject({
    body: {
      amount: 40000,
      partner: 'stanbic',
      installment: 6,
      repaymentDay: 7,
      termsAndConditionVersion: '3',
      merchant_reference: 'order-17',
    },
  })
  expect(JSON.stringify(flow.asked().at(-1))).not.toMatch(/123456|1234567890|consent/)
})

const unclear: [string, ApiFailure][] = [
  ['the connection broke', new ApiFailure('unreachable', '')],
  ['no answer came in time', new ApiFailure('timeout', '')],
  ['the server answered 502', new ApiFailure('server', '', { status: 502 })],
  ['the answer was not JSON', new ApiFailure('unreadable', '')],
  ['the server answered 409', new ApiFailure('refused', '', { status: 409 })],
]
const loan = { reference, next: read(steps.deciding) }

test.each(unclear)('the flow finds the loan after a failed loan request: %s', async (_case, failure) => {
  const flow = await playTo('asking')
  flow.fail(failure)
  expect(flow.asked().at(-1)).toMatchObject({ verb: 'find-loan', order: { merchant_reference: 'order-17' } })
  flow.answer({ verb: 'find-loan' })
  expect(at(flow, 'asking') && flow.happen({ type: 'finish-later' })).toBe(false)
  flow.due('poll')
  flow.answer({ verb: 'find-loan', loan })
  at(flow, 'deciding')
  answerPoll(flow, { verdict: 'approved' })
  flow.happen({ type: 'finish' })
  expect(flow.emitted().at(-1)).toMatchObject({ outcome: { status: 'success', reference } })
  expect(loansAsked(flow)).toHaveLength(1)
})

test.each([
  ['the loan is never found', true, (flow: Played) => flow.due('deadline')],
  ['the connection stays broken', true, (flow: Played) => flow.fail(unreachable) && flow.due('deadline')],
  ['the key does not work any more', true, (flow: Played) => flow.fail(refused(401))],
  [
    'the server only answers that the reference was used already',
    true,
    (flow: Played) => flow.fail(refused(409)),
  ],
])('a search for a loan ends as pending: %s', async (_case, unsure, happens) => {
  const flow = await playTo('asking')
  flow.fail(unreachable)
  happens(flow)
  expect(at(flow, 'result').verdict).toEqual({ is: 'pending', unsure })
})

test.each(unclear)('without a reference a failed loan request is pending: %s', async (_case, failure) => {
  const { merchant_reference: _gone, ...bare } = order
  const flow = await playTo('asking', bare)
  flow.fail(failure)
  expect(at(flow, 'result').verdict).toEqual({ is: 'pending', unsure: true })
  expect(flow.happen({ type: 'retry' })).toBe(false)
  expect(flow.happen({ type: 'back' })).toBe(false)
  flow.happen({ type: 'leave' })
  expect(flow.emitted().at(-1)).toEqual({
    type: 'outcome',
    outcome: { status: 'pending', reference },
  })
  expect(loansAsked(flow)).toHaveLength(1)
})

test('a code step after the loan request offers no new code, which would request the loan again', async () => {
  const flow = await playTo('asking')
  flow.answer({ verb: 'new-loan', loan: { reference, next: read(steps.code) } })
  at(flow, 'form')
  flow.later(60_000)
  expect(flow.happen({ type: 'resend' })).toBe(false)
  expect(loansAsked(flow)).toHaveLength(1)
})

test('a return from another tab does not stop the loan request', async () => {
  const flow = await playTo('asking')
  expect(flow.happen({ type: 'returned' })).toBe(false)
  flow.answer({ verb: 'new-loan', loan })
  at(flow, 'deciding')
  expect(flow.asked().at(-1)?.verb).toBe('new-loan')
})

test('a loan without a reference is reported to the page with an empty reference', async () => {
  const { merchant_reference: _gone, ...bare } = order
  const { state } = await playTo('asking', bare)
  const unnamed = { ...state, facts: { ...state.facts, loan: {} } }
  const requestId = state.waiting?.requestId ?? -1
  const next = transition(unnamed, { type: 'failed', requestId, failure: unreachable, now: 0, wallTime: 0 })
  expect(next?.effects).toContainEqual({
    do: 'emit',
    message: { type: 'busy', locked: false, reference: '' },
  })
})

test.each(['finish-later', 'leave'] as const)(
  'while the bank decides leaving is locked; after two minutes the shopper may leave by %s',
  async (type) => {
    const flow = await playTo('deciding')
    flow.happen({ type: 'leave' })
    expect(flow.state.leaveRefused).toBe(true)
    expect(flow.emitted().at(-1)).toEqual({ type: 'busy', locked: true, reference })
    for (const waited of ['awhile', 'long'] as const) flow.due(waited)
    expect(at(flow, 'deciding').waited).toBe('long')
    expect(flow.happen({ type: 'finish-later' })).toBe(false)
    flow.due('slow')
    expect(flow.emitted().at(-1)).toEqual({ type: 'busy', locked: false, reference })
    flow.happen({ type })
    expect(flow.emitted().at(-1)).toMatchObject({ outcome: { status: 'pending', reference } })
  },
)

test('the flow polls after 2 seconds and then every 10, also after a failed poll, until the deadline', async () => {
  const flow = await playTo('deciding')
  const wakes = () =>
    flow.effects.flatMap((effect) =>
      effect.do === 'wake' && effect.what !== 'quote' ? [[effect.what, effect.ms]] : [],
    )
  expect(wakes()).toEqual([
    ['poll', 2_000],
    ['awhile', 20_000],
    ['long', 60_000],
    ['slow', 120_000],
    ['deadline', 600_000],
  ])
  answerPoll(flow, { verdict: 'open' })
  expect(wakes().at(-1)).toEqual(['poll', 10_000])
  flow.due('poll')
  flow.fail(new ApiFailure('server', '', { status: 500 }))
  expect(wakes().at(-1)).toEqual(['poll', 10_000])
  flow.due('deadline')
  expect(at(flow, 'result').verdict).toEqual({ is: 'pending', unsure: false })
})

test('a poll is sent no sooner than the server allows, and less often once the decision is slow', async () => {
  const flow = await playTo('deciding')
  const nextPoll = () => flow.effects.findLast((effect) => effect.do === 'wake' && effect.what === 'poll')
  const refused = (pause: number) => new ApiFailure('server', '', { status: 503, pause })
  flow.due('poll')
  flow.fail(refused(45_000))
  expect(nextPoll()).toMatchObject({ ms: 45_000 })
  flow.due('poll')
  flow.fail(refused(3_000))
  expect(nextPoll()).toMatchObject({ ms: 10_000 })
  flow.due('slow')
  answerPoll(flow, { verdict: 'open' })
  expect(nextPoll()).toMatchObject({ ms: 30_000 })
})

test('closing the success screen after an approval reports success once', async () => {
  const flow = await playTo('deciding')
  answerPoll(flow, { verdict: 'approved', nextPayment: '2023-06-07' })
  expect(flow.emitted().filter(({ type }) => type === 'outcome')).toEqual([])
  flow.happen({ type: 'leave' })
  expect(flow.happen({ type: 'leave' }) || flow.happen({ type: 'finish' })).toBe(false)
  expect(flow.emitted().filter(({ type }) => type === 'outcome')).toEqual([
    { type: 'outcome', outcome: { status: 'success', reference, merchantReference: 'order-17' } },
  ])
})

test('after a decline another bank can be chosen in the same transaction', async () => {
  const flow = await playTo('deciding')
  answerPoll(flow, { verdict: 'declined', serverMessage: 'Not this time' })
  expect(flow.emitted().at(-1)).toEqual({ type: 'busy', locked: false })
  flow.happen({ type: 'another-bank' })
  at(flow, 'banks')
  expect(flow.state.facts.application).toBeUndefined()
  expect(flow.asked().filter(({ verb }) => verb === 'start')).toHaveLength(1)
})

test('after a decline the outcome is failed, without the bank’s reason', async () => {
  const flow = await playTo('deciding')
  answerPoll(flow, { verdict: 'declined', serverMessage: 'Not this time' })
  flow.happen({ type: 'finish' })
  expect(flow.emitted().at(-1)).toEqual({
    type: 'outcome',
    outcome: { status: 'failed', error: { code: 'declined', message: DECISIONS.declined }, reference },
  })
})

test('the page can read the outcome also when the server’s message is very long', async () => {
  const flow = await playTo('deciding')
  answerPoll(flow, { verdict: 'declined', serverMessage: 'no '.repeat(2000) })
  flow.happen({ type: 'finish' })
  expect(safeParse(toPageSchema, flow.emitted().at(-1)).success).toBe(true)
})

test('a timer of a decision that was made already is ignored', async () => {
  const flow = await playTo('deciding')
  const { visit } = flow.state
  answerPoll(flow, { verdict: 'declined' })
  expect(flow.happen({ type: 'due', visit, what: 'deadline' })).toBe(false)
})

test('a session that expires while the bank decides is renewed once', async () => {
  const flow = await playTo('deciding')
  flow.due('poll')
  flow.fail(refused(401))
  expect(flow.asked().at(-1)).toMatchObject({ verb: 'find-loan' })
  flow.answer({ verb: 'find-loan', loan })
  flow.due('poll')
  expect(at(flow, 'deciding') && flow.asked().at(-1)).toMatchObject({ verb: 'status' })
  flow.fail(refused(401))
  expect(at(flow, 'result').verdict).toEqual({ is: 'pending', unsure: false })
})

test('a session that expires is renewed also when the first answer is lost', async () => {
  const flow = await playTo('deciding')
  flow.due('poll')
  flow.fail(refused(401))
  flow.fail(new ApiFailure('unreachable', ''))
  flow.due('poll')
  expect(flow.asked().at(-1)).toMatchObject({ verb: 'find-loan' })
  flow.answer({ verb: 'find-loan', loan })
  flow.due('poll')
  expect(at(flow, 'deciding') && flow.asked().at(-1)).toMatchObject({ verb: 'status' })
})

test('the shopper’s return to the tab does not stop the renewal of the session', async () => {
  const flow = await playTo('deciding')
  flow.due('poll')
  flow.fail(refused(401))
  const { waiting } = flow.state
  flow.happen({ type: 'returned' })
  expect(flow.state.waiting).toBe(waiting)
})

test('after a new session without a loan, the status is requested again', async () => {
  const flow = await playTo('deciding')
  flow.due('poll')
  flow.fail(refused(401))
  flow.answer({ verb: 'find-loan', loan: undefined })
  flow.due('poll')
  expect(flow.asked().at(-1)).toMatchObject({ verb: 'status' })
})

test('the values of a NEW_LOAN step are in the loan request, without replacing those of the order', async () => {
  const flow = await playTo('preview')
  const form_fields = [
    { type: 'hidden', name: 'channel', value: 'web' },
    { type: 'hidden', name: 'amount', value: '1' },
    { type: 'hidden', name: 'merchant_reference', value: 'another' },
    { type: 'hidden', name: 'meta_data', value: 'kept' },
  ]
  flow.proceed({ consent: 'yes' })
  await answerNext(flow, { ...steps.newLoan, form_fields })
  expect(loansAsked(flow)).toMatchObject([
    { body: { channel: 'web', amount: 40_000, merchant_reference: 'order-17', meta_data: 'kept' } },
  ])
})

test('a NEW_LOAN step that asks for something is shown with the plan before the loan is requested', async () => {
  const flow = await playTo('preview')
  flow.proceed({ consent: 'yes' })
  const form_fields = [{ type: 'text', name: 'transactionPin', required: true }]
  await answerNext(flow, { ...steps.newLoan, form_fields })
  at(flow, 'preview')
  expect(loansAsked(flow)).toEqual([])
  flow.proceed({ consent: 'yes', transactionPin: '2468' })
  expect(loansAsked(flow)).toMatchObject([{ body: { transactionPin: '2468', amount: 40_000 } }])
})

test('a session that expires at a bank’s page is reported to the page as a possible loan', async () => {
  const flow = await playTo('preview')
  flow.proceed({ consent: 'yes' })
  await answerNext(flow, steps.atBank)
  flow.due('poll')
  flow.fail(refused(401))
  expect(flow.asked().at(-1)).toMatchObject({ verb: 'find-loan' })
  expect(flow.emitted().at(-1)).toEqual({ type: 'busy', locked: false, reference })
})

test('a session that expires without a merchant reference leaves the loan pending', async () => {
  const { merchant_reference: _gone, ...bare } = order
  const flow = await playTo('deciding', bare)
  flow.due('poll')
  flow.fail(refused(401))
  expect(at(flow, 'result').verdict).toEqual({ is: 'pending', unsure: false })
})

test('a NEW_LOAN step after the loan request does not request a second loan', async () => {
  const flow = await playTo('asking')
  await answerNext(flow, steps.newLoan)
  expect(at(flow, 'result').verdict).toEqual({ is: 'pending', unsure: false })
  expect(flow.happen({ type: 'continue' })).toBe(false)
  expect(loansAsked(flow)).toHaveLength(1)
})
