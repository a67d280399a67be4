import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ApiFailure, type FailureKind } from '../model/failure.ts'
import { decoded, renewedOrder } from '../testing/play.ts'
import { PRESSES } from '../testing/presses.ts'
import { order } from '../testing/wire.ts'
import { begin } from './begin.ts'
import type { Happening } from './events.ts'
import { firstTransition } from './first-transition.ts'
import type { Place, State } from './state.ts'
import { transition } from './transition.ts'

// Until the later chunk has loaded, the flow uses `firstTransition`. Its results must be those of `transition`.

const FIRST: readonly Place['at'][] = ['contact', 'starting', 'banks']

/** The events on places of the later screens: until those have loaded, the shopper can only leave. Boundary.tsx sends `finish`. */
const LEAVING: readonly Happening['type'][] = ['leave', 'finish', 'language-set', 'not-drawn']

type Move = (state: State) => Promise<Happening>

const failures: [FailureKind, number?][] = [
  ['offline'],
  ['timeout'],
  ['unreachable'],
  ['unreadable'],
  ['outdated'],
  ['server', 500],
  ['refused', 401],
  ['refused', 404],
  ['refused', 409],
  ['refused', 422],
]
const failureOf = ([kind, status]: (typeof failures)[number]) => new ApiFailure(kind, '', { status })

/** The pending request fails. `open-bank` only waits for code, so no server can refuse it. */
const fails = (failure: ApiFailure): Move => {
  return async ({ waiting }) => {
    const isCode = waiting?.call.verb === 'open-bank' && failure.kind === 'refused'
    return {
      type: 'failed',
      requestId: waiting?.requestId ?? 0,
      failure: isCode ? failureOf(['unreachable']) : failure,
    }
  }
}

/** The pending request is answered. With `banks`, only the list of banks fails. */
const answers = (banks?: ApiFailure): Move => {
  return async ({ waiting }) => {
    const { requestId = 0, call } = waiting ?? {}
    if (call?.verb === 'renew-order')
      return { type: 'answered', requestId, answer: { verb: 'renew-order', order: renewedOrder } }
    if (call?.verb !== 'start' && call?.verb !== 'banks') return { type: 'returned' }
    const answer = await decoded(call)
    return {
      type: 'answered',
      requestId,
      answer: banks && answer.verb === 'start' ? { ...answer, banks } : answer,
    }
  }
}

const press =
  (happening: Happening): Move =>
  async () =>
    happening

const move = fc.oneof(
  { weight: 4, arbitrary: fc.constant(answers()) },
  fc.constantFrom(...failures).map((failure) => answers(failureOf(failure))),
  fc.constantFrom(...failures).map((failure) => fails(failureOf(failure))),
  fc
    .record({
      name: fc.constantFrom('email', 'phone', 'otp'),
      value: fc.constantFrom('', 'ada@example.test', '08012345678', 'no'),
    })
    .map((typed) => press({ type: 'typed', ...typed })),
  fc.constantFrom('stanbic', 'polaris', 'nobody').map((slug) => press({ type: 'bank-chosen', slug })),
  fc.constantFrom(...PRESSES, 'returned' as const).map((type) => press({ type })),
  fc.constantFrom('poll', 'awhile', 'deadline', 'quote').map((what): Move => {
    return async ({ visit }) => ({ type: 'due', visit, what })
  }),
  fc
    .constantFrom<Happening>(
      { type: 'language-set', language: 'pcm' },
      { type: 'not-drawn', error: 'TypeError' },
      { type: 'failed', requestId: -1, failure: failureOf(['timeout']) },
    )
    .map(press),
)

/** The usual moves. Without them few walks would reach the banks from the contact screen. */
const toTheBanks: readonly Move[] = [
  press({ type: 'typed', name: 'email', value: 'ada@example.test' }),
  press({ type: 'typed', name: 'phone', value: '08012345678' }),
  press({ type: 'continue' }),
  answers(),
]
const someMoves = fc.oneof(
  { weight: 1, arbitrary: fc.constant(toTheBanks) },
  { weight: 8, arbitrary: move.map((one) => [one]) },
)

const { email: _email, phone: _phone, ...anonymous } = order

test('`firstTransition` has the results of `transition` as long as no bank is open', async () => {
  const places = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(order, { ...anonymous, email: 'no' }, { ...order, phone: '12' }),
      fc.boolean(),
      fc.array(someMoves, { maxLength: 20, size: 'max' }),
      async (given, renewable, moves) => {
        const opening = { publicKey: 'klp_pk_test_0000', shopOrigin: 'https://shop.example' }
        let { state } = begin({ ...opening, order: given, renewable })
        for (const next of moves.flat()) {
          const happening = await next(state)
          const event = { ...happening, now: 1, wallTime: 2 }
          const { at } = state.place
          const all = transition(state, event)
          if (FIRST.includes(at) || LEAVING.includes(event.type))
            expect(firstTransition(state, event), `${event.type} at ${at}`).toEqual(all)
          places.set(at, (places.get(at) ?? 0) + 1)
          state = all?.state ?? state
        }
      },
    ),
    { numRuns: 500 },
  )
  // The walks must reach all of these places.
  expect([...places.keys()].toSorted()).toEqual(['banks', 'contact', 'gone', 'problem', 'starting'])
})

test('after a shop’s verdict in place of the order the shopper can leave before the later screens load', () => {
  const opening = { publicKey: 'klp_pk_test_0000', shopOrigin: 'https://shop.example' }
  for (const verdict of ['already-paid', 'in-progress', 'unknown'] as const) {
    const { state } = begin(opening, { verdict })
    const event = { type: 'leave', now: 1, wallTime: 2 } as const
    expect(firstTransition(state, event)?.state.place, verdict).toEqual({ at: 'gone' })
    expect(firstTransition(state, event), verdict).toEqual(transition(state, event))
  }
})
