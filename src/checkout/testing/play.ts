import type { Order } from '../../validation/order.ts'
import type { Answer, Call } from '../model/call.ts'
import type { Client } from '../api/client.ts'
import { ApiFailure } from '../model/failure.ts'
import type { LoanStatus } from '../model/loan.ts'
import { readFirstStep } from '../api/first-step.ts'
import type { Step } from '../model/step.ts'
import { begin } from '../flow/begin.ts'
import type { Effect, Happening, Next } from '../flow/events.ts'
import type { Place, State } from '../flow/state.ts'
import { transition } from '../flow/transition.ts'
import { readAs, step as stepReading } from './readings.ts'
import { order, partner, session, stanbicPlan, steps } from './wire.ts'
import { createApi } from '../api/calls.ts'
import * as laterCalls from '../api/later-calls.ts'

/** 28 November 2026, 9:00 in Lagos. */
const START = Date.UTC(2026, 10, 28, 8)

/** The order as the page gives it when it is asked again. */
export const renewedOrder: Order = { ...order, merchant_reference: 'order-1007-2' }

/** A flow without network and timers: every event goes through the real `transition`, and the effects are recorded. */
export function play(
  given: Order = order,
  renewable = false,
  opening: Partial<Parameters<typeof begin>[0]> = {},
) {
  let now = 0
  let state: State
  const effects: Effect[] = []
  const follow = (next: Next) => {
    state = next.state
    effects.push(...next.effects)
  }
  follow(
    begin({
      publicKey: 'klp_pk_test_0000',
      order: given,
      renewable,
      shopOrigin: 'https://shop.example',
      ...opening,
    }),
  )

  function happen(happening: Happening): boolean {
    const next = transition(state, { ...happening, now, wallTime: START + now })
    if (next) follow(next)
    // The code that reads a bank's first step counts as loaded, as it usually is when a bank is chosen.
    const { waiting } = state
    if (happening.type === 'bank-chosen' && waiting?.call.verb === 'open-bank')
      happen({
        type: 'answered',
        requestId: waiting.requestId,
        answer: { verb: 'open-bank', ...readFirstStep(waiting.call.bank) },
      })
    return next !== undefined
  }
  const type = (values: Record<string, string>) => {
    for (const [name, value] of Object.entries(values)) happen({ type: 'typed', name, value })
  }
  return {
    happen,
    type,
    get state() {
      return state
    },
    effects,
    later: (ms: number) => (now += ms),
    asked: () => effects.flatMap((effect) => (effect.do === 'request' ? [effect.call] : [])),
    emitted: () => effects.flatMap((effect) => (effect.do === 'emit' ? [effect.message] : [])),
    answer: (answer: Answer) =>
      happen({ type: 'answered', requestId: state.waiting?.requestId ?? -1, answer }),
    fail: (failure: ApiFailure) =>
      happen({ type: 'failed', requestId: state.waiting?.requestId ?? -1, failure }),
    /** A timer of this visit fires. */
    due: (what: 'poll' | 'awhile' | 'long' | 'slow' | 'deadline') =>
      happen({ type: 'due', visit: state.visit, what }),
    /** Fills in the values and continues. A complete code is sent without `continue`. */
    proceed(values: Record<string, string> = {}) {
      const { requestIds } = state
      type(values)
      return state.requestIds > requestIds || happen({ type: 'continue' })
    },
  }
}

export type Played = ReturnType<typeof play>

export const read = (wire: unknown): Step => stepReading.parse(wire)

/** The current place. Throws if another one is expected. */
export function at<At extends Place['at']>(
  { state }: Pick<Played, 'state'>,
  expected: At,
): Extract<Place, { at: At }> {
  if (state.place.at !== expected) throw new Error(`expected to be at ${expected}, am at ${state.place.at}`)
  return state.place as Extract<Place, { at: At }>
}

/**
 * What a well-behaved server answers to a call, through the real decoders, leading to `next` or to where Stanbic's way
 * goes; with `data` in the place of its own.
 */
export async function decoded(call: Call, next?: unknown, data?: unknown): Promise<Answer> {
  const wire: Record<Exclude<Call['verb'], 'renew-order'>, unknown> = {
    start: { ...session, data: [partner(), partner({ slug: 'polaris', name: 'Polaris Bank' })] },
    banks: { data: [partner(), partner({ slug: 'polaris', name: 'Polaris Bank' })] },
    'check-key': { data: [] },
    'open-bank': undefined,
    'find-loan': session,
    follow: { next_step: next ?? steps.code },
    terms: { next_step: next ?? steps.split, data: { title: 'Terms', text: '<p>Hello</p>', version: 3 } },
    insurers: { data: [{ name: 'Leadway', value: 4 }] },
    plan: { next_step: next ?? steps.accept, data: stanbicPlan },
    quote: { next_step: next ?? steps.accept, data: stanbicPlan },
    'new-loan': { next_step: next ?? steps.deciding, data: { reference: session.reference } },
    status: { is_completed: false },
  }
  if (call.verb === 'renew-order') return { verb: 'renew-order', order: renewedOrder }
  const answered = { ...(wire[call.verb] as object), ...(data === undefined ? {} : { data }) }
  const client: Client = { call: async ({ answer }) => readAs(answer, answered) }
  const api = createApi(client, 'klp_pk_test_0000', async () => laterCalls)
  return api(call, new AbortController().signal)
}

export async function answerNext(flow: Played, next?: unknown, data?: unknown): Promise<boolean> {
  const call = flow.state.waiting?.call
  if (!call) throw new Error('no request is out')
  return flow.answer(await decoded(call, next, data))
}

const ACCOUNT = { accountNumber: '1234567890', phoneNumber: '+234 801 234 5678' }

export const STOPS = ['banks', 'form', 'code', 'terms', 'split', 'preview', 'asking', 'deciding'] as const
type Stop = (typeof STOPS)[number]

/** Plays Stanbic's way from the first request up to a place. */
export async function playTo(stop: Stop, given: Order = order, renewable = false) {
  const flow = play(given, renewable)
  const way: [Stop, () => unknown][] = [
    ['banks', () => answerNext(flow)],
    ['form', () => flow.happen({ type: 'bank-chosen', slug: 'stanbic' })],
    ['code', () => flow.proceed(ACCOUNT) && answerNext(flow, steps.code)],
    [
      'terms',
      () => flow.proceed({ otp: '123456' }) && answerNext(flow, steps.terms).then(() => answerNext(flow)),
    ],
    ['split', () => flow.proceed()],
    ['preview', () => flow.proceed({ installment: '6', repaymentDay: '7' }) && answerNext(flow)],
    ['asking', () => flow.proceed({ consent: 'yes' }) && answerNext(flow, steps.newLoan)],
    ['deciding', () => answerNext(flow)],
  ]
  for (const [name, go] of way) {
    await go()
    at(flow, name)
    if (name === stop) break
  }
  return flow
}

/** The next poll, and its answer. */
export function answerPoll(flow: Played, status: LoanStatus): void {
  flow.due('poll')
  flow.answer({ verb: 'status', status })
}

export const loansAsked = (flow: Played) => flow.asked().filter(({ verb }) => verb === 'new-loan')

export const refused = (status: number) => new ApiFailure('refused', '', { status })
