import { expect, test } from 'vitest'
import type { ToPage } from '../../protocol/messages.ts'
import type { Call } from '../model/call.ts'
import { ApiFailure } from '../model/failure.ts'
import { answerNext, at, decoded, play, playTo, read, type Played } from '../testing/play.ts'
import { order, session, step, steps } from '../testing/wire.ts'

// The result of each call by the status of its answer: the error code for the page, or what the shopper can do.

const WORDS = '2 loans in default, BVN 22212345678'

/** The failure that request.ts makes of a status, with the server's text in every field that can hold it. */
function answered(status: number, said: string | undefined = WORDS): ApiFailure {
  const kind = status === 429 || status === 408 || status >= 500 ? 'server' : 'refused'
  return new ApiFailure(kind, `The server answered ${status}.`, {
    status,
    serverMessage: said,
    body: { message: said },
  })
}

/** Plays to the place where this call is pending. */
const OUT: Record<Exclude<Call['verb'], 'open-bank' | 'insurers' | 'quote'>, () => Promise<Played>> = {
  start: async () => play(),
  async 'renew-order'() {
    const flow = play(order, true)
    flow.fail(answered(409))
    return flow
  },
  async banks() {
    const flow = play()
    const { reference } = session
    const banks = answered(503)
    flow.answer({ verb: 'start', session: { merchant: '', isLive: false, reference }, banks })
    flow.happen({ type: 'retry' })
    return flow
  },
  async 'check-key'() {
    const flow = await OUT.follow()
    flow.fail(answered(401))
    return flow
  },
  async follow() {
    const flow = await playTo('form')
    flow.proceed({ accountNumber: '1234567890', phoneNumber: '08012345678' })
    return flow
  },
  async terms() {
    const flow = await playTo('code')
    flow.proceed({ otp: '123456' })
    await answerNext(flow, steps.terms)
    return flow
  },
  async plan() {
    const flow = await playTo('split')
    flow.proceed({ installment: '6', repaymentDay: '7' })
    return flow
  },
  'new-loan': () => playTo('asking'),
  async 'find-loan'() {
    const flow = await playTo('asking')
    flow.fail(new ApiFailure('unreachable', ''))
    return flow
  },
  async status() {
    const flow = await playTo('deciding')
    flow.due('poll')
    return flow
  },
}

function comesTo({ state: { place, trouble, waiting } }: Played): string {
  if (place.at === 'problem') return place.code
  if (place.at === 'result') return place.verdict.is === 'declined' ? place.verdict.code : place.verdict.is
  if (trouble) return 'told'
  return waiting ? `asks: ${waiting.call.verb}` : 'asks later'
}

const STATUSES = [400, 401, 403, 404, 405, 409, 410, 422, 429, 500, 503] as const
type Status = (typeof STATUSES)[number]

const rest = (what: string, but: Partial<Record<Status, string>> = {}) =>
  Object.fromEntries(STATUSES.map((status) => [status, but[status] ?? what])) as Record<Status, string>

const TABLE: Record<keyof typeof OUT, Record<Status, string>> = {
  start: {
    400: 'order_refused',
    401: 'key_rejected',
    403: 'order_refused',
    404: 'server_error',
    405: 'server_error',
    409: 'duplicate_reference',
    410: 'server_error',
    422: 'order_refused',
    429: 'told',
    500: 'told',
    503: 'told',
  },
  // The page answers without a status. Whatever prevents its answer, the reference is used up.
  'renew-order': rest('duplicate_reference'),
  banks: rest('server_error', { 401: 'key_rejected', 429: 'told', 500: 'told', 503: 'told' }),
  'check-key': rest('session_expired', { 401: 'key_rejected' }),
  follow: rest('told', { 401: 'asks: check-key', 403: 'not_eligible' }),
  terms: rest('told', { 401: 'asks: check-key' }),
  plan: rest('told', { 401: 'asks: check-key', 403: 'not_eligible' }),
  // A refusal says that there is no loan; with 409 and 5xx there may be one.
  'new-loan': rest('told', {
    401: 'asks: check-key',
    403: 'not_eligible',
    409: 'asks: find-loan',
    500: 'asks: find-loan',
    503: 'asks: find-loan',
  }),
  'find-loan': rest('pending', { 429: 'asks later', 500: 'asks later', 503: 'asks later' }),
  status: rest('asks later', { 401: 'asks: find-loan' }),
}

/** All messages that the page receives, also when the shopper then finishes and leaves. */
function emittedInAll(flow: Played): readonly ToPage[] {
  flow.happen({ type: 'finish' })
  flow.happen({ type: 'leave' })
  return flow.emitted()
}

for (const verb of Object.keys(TABLE) as (keyof typeof TABLE)[])
  test.each(STATUSES)(`the call ${verb} has the listed result after the answer %i`, async (status) => {
    const flow = await OUT[verb]()
    expect(flow.state.waiting?.call.verb).toBe(verb)
    flow.fail(answered(status))
    expect(comesTo(flow)).toBe(TABLE[verb][status])
    expect(JSON.stringify(emittedInAll(flow))).not.toMatch(/default|BVN|222/)
  })

test('a 403 without a message is not treated as a decline', async () => {
  for (const verb of ['follow', 'plan', 'new-loan'] as const) {
    const flow = await OUT[verb]()
    flow.fail(new ApiFailure('refused', 'The server answered 403.', { status: 403 }))
    expect(comesTo(flow), verb).toBe('told')
  }
})

test('a decline is sent to the page without the bank’s reason, and shown to the shopper with it', async () => {
  const flow = await OUT.status()
  flow.answer({ verb: 'status', status: { verdict: 'declined', serverMessage: WORDS } })
  expect(at(flow, 'result').verdict).toMatchObject({ is: 'declined', serverMessage: WORDS })
  const emitted = emittedInAll(flow)
  expect(emitted.at(-1)).toMatchObject({ outcome: { status: 'failed', error: { code: 'declined' } } })
  expect(JSON.stringify(emitted)).not.toMatch(/default|BVN|222/)
})

test.each(['leaves', 'ends'])(
  'a free text in place of a step’s name is not sent to the page: the checkout %s',
  async (how) => {
    const flow = await OUT.follow()
    const form_fields = how === 'leaves' ? [{ type: 'text', name: 'why' }] : []
    flow.answer({ verb: 'follow', next: read(step(WORDS, { form_fields })) })
    const emitted = emittedInAll(flow)
    expect(emitted.map(({ type }) => type)).toContain(how === 'leaves' ? 'leave' : 'outcome')
    expect(JSON.stringify(emitted)).not.toMatch(/default|BVN|222/)
  },
)

test('the flow continues without a second start when the list of banks arrives only on retry', async () => {
  const flow = await OUT.banks()
  const call = flow.state.waiting?.call ?? expect.unreachable()
  flow.answer(await decoded(call))
  at(flow, 'banks')
  expect(flow.asked().filter(({ verb }) => verb === 'start')).toHaveLength(1)
})
