import { expect, test } from 'vitest'
import { DECISIONS } from '../../protocol/decisions.ts'
import { toPageSchema } from '../../protocol/messages.ts'
import { safeParse } from '../../validation/schema.ts'
import { ApiFailure } from '../model/failure.ts'
import type { LoanStatus } from '../model/loan.ts'
import { answerNext, at, playTo, read, type Played } from '../testing/play.ts'
import { order, session, steps } from '../testing/wire.ts'
import { transition } from './transition.ts'

const { reference } = session
const decide = (flow: Played, status: LoanStatus) => {
  flow.due('poll')
  flow.answer({ verb: 'status', status })
}
const unreachable = new ApiFailure('unreachable', '')
const refused = (status: number) => new ApiFailure('refused', '', { status })
const loansAsked = (flow: Played) => flow.asked().filter(({ verb }) => verb === 'new-loan')

test('the page hears that leaving is locked before the loan is asked for', async () => {
  const { effects } = await playTo('asking')
  const order = effects.map((effect) =>
    effect.do === 'emit' ? effect.message : effect.do === 'request' && effect.call.verb,
  )
  expect(order.slice(-2)).toEqual([{ type: 'busy', locked: true, reference }, 'new-loan'])
})

test('the loan carries what was agreed to, and nothing that was only typed', async () => {
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
  ['the server fell over', new ApiFailure('server', '', { status: 502 })],
  ['the answer was no JSON', new ApiFailure('unreadable', '')],
  ['it was asked for already', new ApiFailure('refused', '', { status: 409 })],
]
const loan = { reference, next: read(steps.deciding) }

test.each(unclear)('%s while the loan was asked for: looked for, and found', async (_case, failure) => {
  const flow = await playTo('asking')
  flow.fail(failure)
  expect(flow.asked().at(-1)).toMatchObject({ verb: 'find-loan', order: { merchant_reference: 'order-17' } })
  flow.answer({ verb: 'find-loan' })
  expect(at(flow, 'asking') && flow.happen({ type: 'finish-later' })).toBe(false)
  flow.due('poll')
  flow.answer({ verb: 'find-loan', loan })
  at(flow, 'deciding')
  decide(flow, { verdict: 'approved' })
  flow.happen({ type: 'finish' })
  expect(flow.emitted().at(-1)).toMatchObject({ outcome: { status: 'success', reference } })
  expect(loansAsked(flow)).toHaveLength(1)
})

test.each([
  ['it never turns up', true, (flow: Played) => flow.due('deadline')],
  ['the connection stays broken', true, (flow: Played) => flow.fail(unreachable) && flow.due('deadline')],
  ['the key does not work any more', true, (flow: Played) => flow.fail(refused(401))],
  [
    'the server says no more than that the reference is used',
    true,
    (flow: Played) => flow.fail(refused(409)),
  ],
])('a loan that was looked for: %s', async (_case, unsure, happens) => {
  const flow = await playTo('asking')
  flow.fail(unreachable)
  happens(flow)
  expect(at(flow, 'result').verdict).toEqual({ is: 'pending', unsure })
})

test.each(unclear)('%s, and no reference to look by: pending, never asked again', async (_case, failure) => {
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

test.each([
  ['offline', new ApiFailure('offline', '')],
  ['refused', new ApiFailure('refused', '', { status: 422, serverMessage: 'Limit reached' })],
  ['too fast', new ApiFailure('server', '', { status: 429 })],
])(
  '%s: there is no loan, so the shopper is back at the preview and free to leave',
  async (_case, failure) => {
    const flow = await playTo('asking')
    flow.fail(failure)
    at(flow, 'preview')
    expect(flow.state.trouble?.kind).toBe(failure.kind)
    // Without a reference: should the frame die now, the page may call it cancelled.
    expect(flow.emitted().at(-1)).toEqual({ type: 'busy', locked: false })
    flow.happen({ type: 'leave' })
    expect(flow.emitted().at(-1)).toEqual({ type: 'leave', step: 'ACCEPT_LOAN_TERMS', confirm: true })
    expect(flow.proceed()).toBe(true)
  },
)

test('a bank that asks for a code once it has the request: sending for another would be to ask for the loan again', async () => {
  const flow = await playTo('asking')
  flow.answer({ verb: 'new-loan', loan: { reference, next: read(steps.code) } })
  at(flow, 'form')
  flow.later(60_000)
  expect(flow.happen({ type: 'resend' })).toBe(false)
  expect(loansAsked(flow)).toHaveLength(1)
})

test('a look at another tab while the loan is asked for does not stop the asking', async () => {
  const flow = await playTo('asking')
  expect(flow.happen({ type: 'returned' })).toBe(false)
  flow.answer({ verb: 'new-loan', loan })
  at(flow, 'deciding')
  expect(flow.asked().at(-1)?.verb).toBe('new-loan')
})

test('a loan that nobody has named is kept by the page all the same', async () => {
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
  'while the bank decides, leaving is held; after two minutes it may be left to the bank (%s)',
  async (type) => {
    const flow = await playTo('deciding')
    flow.happen({ type: 'leave' })
    expect(flow.state.held).toBe(true)
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

test('polls first after 2 seconds and then every 10, whatever becomes of a poll, until the deadline', async () => {
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
  decide(flow, { verdict: 'open' })
  expect(wakes().at(-1)).toEqual(['poll', 10_000])
  flow.due('poll')
  flow.fail(new ApiFailure('server', '', { status: 500 }))
  expect(wakes().at(-1)).toEqual(['poll', 10_000])
  flow.due('deadline')
  expect(at(flow, 'result').verdict).toEqual({ is: 'pending', unsure: false })
})

test('a poll comes no sooner than the server wants, and more rarely once it takes long', async () => {
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
  decide(flow, { verdict: 'open' })
  expect(nextPoll()).toMatchObject({ ms: 30_000 })
})

test('approved: closing the success screen in any way is a success, told once', async () => {
  const flow = await playTo('deciding')
  decide(flow, { verdict: 'approved', nextPayment: '2023-06-07' })
  expect(flow.emitted().filter(({ type }) => type === 'outcome')).toEqual([])
  flow.happen({ type: 'leave' })
  expect(flow.happen({ type: 'leave' }) || flow.happen({ type: 'finish' })).toBe(false)
  expect(flow.emitted().filter(({ type }) => type === 'outcome')).toEqual([
    { type: 'outcome', outcome: { status: 'success', reference, merchantReference: 'order-17' } },
  ])
})

test('declined: another bank can be tried in the same transaction, and gets a loan of its own', async () => {
  const flow = await playTo('deciding')
  decide(flow, { verdict: 'declined', serverMessage: 'Not this time' })
  expect(flow.emitted().at(-1)).toEqual({ type: 'busy', locked: false })
  flow.happen({ type: 'another-bank' })
  at(flow, 'banks')
  expect(flow.state.facts.application).toBeUndefined()
  expect(flow.asked().filter(({ verb }) => verb === 'start')).toHaveLength(1)
})

test('declined, and back to the shop: failed, without the reason', async () => {
  const flow = await playTo('deciding')
  decide(flow, { verdict: 'declined', serverMessage: 'Not this time' })
  flow.happen({ type: 'finish' })
  expect(flow.emitted().at(-1)).toEqual({
    type: 'outcome',
    outcome: { status: 'failed', error: { code: 'declined', message: DECISIONS.declined }, reference },
  })
})

test('however much the server says, the page can read the end', async () => {
  const flow = await playTo('deciding')
  decide(flow, { verdict: 'declined', serverMessage: 'no '.repeat(2000) })
  flow.happen({ type: 'finish' })
  expect(safeParse(toPageSchema, flow.emitted().at(-1)).success).toBe(true)
})

test('a timer of an earlier decision does not end a later one', async () => {
  const flow = await playTo('deciding')
  const { visit } = flow.state
  decide(flow, { verdict: 'declined' })
  expect(flow.happen({ type: 'due', visit, what: 'deadline' })).toBe(false)
})

test('a session that runs out while the bank decides is renewed, once', async () => {
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

test('a session that runs out at a bank’s page without a loan before it: one may exist now, and the page knows', async () => {
  const flow = await playTo('preview')
  flow.proceed({ consent: 'yes' })
  await answerNext(flow, steps.atBank)
  flow.due('poll')
  flow.fail(refused(401))
  expect(flow.asked().at(-1)).toMatchObject({ verb: 'find-loan' })
  expect(flow.emitted().at(-1)).toEqual({ type: 'busy', locked: false, reference: '' })
})

test('without a reference to renew it by, it leaves the loan pending', async () => {
  const { merchant_reference: _gone, ...bare } = order
  const flow = await playTo('deciding', bare)
  flow.due('poll')
  flow.fail(refused(401))
  expect(at(flow, 'result').verdict).toEqual({ is: 'pending', unsure: false })
})

test('no step that comes after the loan can ask for a second one', async () => {
  const flow = await playTo('asking')
  await answerNext(flow, steps.newLoan)
  expect(at(flow, 'result').verdict).toEqual({ is: 'pending', unsure: false })
  expect(flow.happen({ type: 'continue' })).toBe(false)
  expect(loansAsked(flow)).toHaveLength(1)
})
