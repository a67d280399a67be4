import * as fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { toPageSchema } from '../../protocol/messages.ts'
import { safeParse } from '../../validation/schema.ts'
import { ApiFailure, type FailureKind } from '../model/failure.ts'
import type { Happening } from './events.ts'
import { transition } from './transition.ts'
import { decoded, playTo, STOPS, type Played } from '../testing/play.ts'
import { PRESSES } from '../testing/presses.ts'
import { stanbicPlan, steps } from '../testing/wire.ts'

// Many walks, on a machine that may have much else to do.
vi.setConfig({ testTimeout: 60_000 })

// Shoppers that press anything at any time, and a server that answers, refuses, leads anywhere or falls silent.

const failures: [FailureKind, number?][] = [
  ['offline'],
  ['timeout'],
  ['unreachable'],
  ['unreadable'],
  ['server', 500],
  ['server', 429],
  ['refused', 400],
  ['refused', 401],
  ['refused', 403],
  ['refused', 409],
]
/** Failures after which a loan may exist. */
const unclear = failures.filter(
  ([kind, status]) => kind !== 'offline' && status !== 429 && (kind !== 'refused' || status === 409),
)

const values = ['', '6', '7', 'yes', 'S3cret!', '123456', '1234567890', '08012345678']
const names = [
  'accountNumber',
  'phoneNumber',
  'otp',
  'installment',
  'repaymentDay',
  'consent',
  'use_wallet',
  'password',
]
const wallet = {
  ...steps.account,
  name: 'CONFIRM_WALLET_BALANCE',
  form_fields: [{ type: 'radio', name: 'use_wallet', required: true, options: ['yes', 'no'] }],
}
const login = { ...steps.account, name: 'LOGIN', form_fields: [{ type: 'password', name: 'password' }] }
const nextSteps = [...Object.values(steps), wallet, login, { ...steps.newLoan, name: 'NO_SUCH_STEP' }]
/** What an answer may carry besides: nothing, the plan as it was, or a changed one. */
const datas = [undefined, {}, stanbicPlan, { ...stanbicPlan, downpaymentAmount: 7666.67 }]

type Move = (flow: Played) => Promise<unknown>

const goOn: Move = async (flow) => {
  flow.type({ accountNumber: '1234567890', phoneNumber: '08012345678', otp: '123456' })
  flow.type({ installment: '6', repaymentDay: '7', consent: 'yes' })
  flow.proceed()
}
const answerWell: Move = async (flow) => {
  const call = flow.state.waiting?.call
  if (call) flow.answer(await decoded(call, flow.state.place.at === 'preview' ? steps.newLoan : undefined))
}
const press =
  (happening: Happening): Move =>
  async (flow) =>
    flow.happen(happening)
const moves = (kinds: [FailureKind, number?][]) =>
  fc.oneof(
    // The usual moves. Without them few walks would reach a loan.
    { weight: 5, arbitrary: fc.constant(goOn) },
    { weight: 4, arbitrary: fc.constant(answerWell) },
    fc
      .record({ next: fc.constantFrom(...nextSteps), data: fc.constantFrom(...datas) })
      .map(({ next, data }): Move => async (flow) => {
        const call = flow.state.waiting?.call
        if (call) flow.answer(await decoded(call, next, call.verb === 'follow' ? data : undefined))
      }),
    fc.constantFrom(...kinds).map(
      ([kind, status]): Move =>
        async (flow) =>
          flow.fail(new ApiFailure(kind, '', { status })),
    ),
    fc.constantFrom('approved', 'declined', 'pending', 'open').map((verdict): Move => async (flow) => {
      if (flow.state.waiting?.call.verb === 'status') flow.answer({ verb: 'status', status: { verdict } })
    }),
    fc.constantFrom('poll', 'awhile', 'long', 'slow', 'deadline').map(
      (what): Move =>
        async (flow) =>
          flow.due(what),
    ),
    fc
      .record({ name: fc.constantFrom(...names), value: fc.constantFrom(...values) })
      // Only the password box gets the password.
      .filter(({ name, value }) => value !== 'S3cret!' || name === 'password')
      .map(({ name, value }) => press({ type: 'typed', name, value })),
    fc.constantFrom('stanbic', 'polaris', 'nobody').map((slug) => press({ type: 'bank-chosen', slug })),
    fc.constantFrom(...PRESSES, 'returned' as const).map((type) => press({ type })),
    fc.integer({ min: 1, max: 90_000 }).map(
      (ms): Move =>
        async (flow) =>
          flow.later(ms),
    ),
  )

// A walk starts at any stop on the way to a loan, so that late steps are covered as often as early ones.
const walks = (kinds = failures, longest = 50) =>
  fc.record({
    from: fc.constantFrom(...STOPS),
    steps: fc.array(moves(kinds), { minLength: 5, maxLength: longest, size: 'max' }),
  })
type Walk = { readonly from: (typeof STOPS)[number]; readonly steps: readonly Move[] }

async function walk({ from, steps }: Walk, after: (flow: Played) => void): Promise<Played> {
  const flow = await playTo(from)
  for (const move of steps) {
    await move(flow)
    after(flow)
  }
  return flow
}

/** The rules that the state breaks. They hold whatever happened before. */
const brokenRules = (flow: Played): string[] => {
  const { state, emitted } = flow
  const { place, waiting, facts, trouble } = state
  const wakes = flow.effects.filter((effect) => effect.do === 'wake' && effect.visit === state.visit)
  const waits = ['starting', 'asking', 'at-bank', 'deciding'].includes(place.at)
  const ended = place.at === 'gone' || place.at === 'problem' || place.at === 'result'
  const rules: [boolean, string][] = [
    [waits && !waiting && !trouble && wakes.length === 0, 'waits for nothing'],
    [ended && waiting !== undefined, 'asks after the end'],
    [waiting !== undefined && trouble !== undefined, 'is in trouble and asks'],
    [ended && state.history.length > 0, 'can go back from the end'],
    [facts.loan !== undefined && flow.happen({ type: 'back' }), 'goes back behind a loan'],
    [place.at === 'preview' && facts.application?.plan === undefined, 'shows no plan to agree to'],
    [place.at === 'terms' && !place.terms && !place.step.html && !waiting && !trouble?.again, 'has no terms'],
    [
      emitted().some((message) => !safeParse(toPageSchema, message).success),
      'tells what the page cannot read',
    ],
    [Object.values(facts.application?.arrivals ?? {}).some((count) => count > 11), 'goes in circles'],
  ]
  return rules.flatMap(([is, what]) => (is ? [`at ${place.at} it ${what}`] : []))
}

const loansAsked = (flow: Played) => flow.asked().filter(({ verb }) => verb === 'new-loan').length
const outcomes = (flow: Played) => flow.emitted().filter(({ type }) => type === 'outcome')

test('the flow requests a loan at most once as long as one may exist', async () => {
  let reached = 0
  await fc.assert(
    fc.asyncProperty(walks(unclear), async (way) => {
      let declined = 0
      let before: string = ''
      const flow = await walk(way, ({ state }) => {
        const now = state.place.at === 'result' ? state.place.verdict.is : ''
        if (now === 'declined' && before !== 'declined') declined++
        before = now
      })
      if (way.from !== 'asking' && way.from !== 'deciding') reached += loansAsked(flow)
      expect(loansAsked(flow)).toBeLessThanOrEqual(1 + declined)
    }),
    { numRuns: 400 },
  )
  expect(reached, 'walks that came as far as a loan by themselves').toBeGreaterThan(10)
})

test('the page receives at most one outcome, and only at the end', async () => {
  await fc.assert(
    fc.asyncProperty(walks(), async (way) => {
      const flow = await walk(way, ({ state, emitted }) => {
        if (state.place.at !== 'gone') expect(emitted().filter(({ type }) => type === 'outcome')).toEqual([])
      })
      expect(outcomes(flow).length).toBeLessThanOrEqual(1)
    }),
  )
})

test('a late answer does not change the state', async () => {
  await fc.assert(
    fc.asyncProperty(walks(), fc.nat(60), async (way, requestId) => {
      const flow = await walk(way, () => {})
      fc.pre(requestId !== flow.state.waiting?.requestId)
      const before = flow.state
      expect(flow.happen({ type: 'failed', requestId, failure: new ApiFailure('timeout', '') })).toBe(false)
      expect(flow.happen({ type: 'answered', requestId, answer: { verb: 'check-key' } })).toBe(false)
      expect(flow.state).toBe(before)
    }),
  )
})

test('the shopper can leave from every state, even when the server never answers again', async () => {
  await fc.assert(
    fc.asyncProperty(walks(), async (way) => {
      const flow = await walk(way, () => {})
      const answered = () => ['leave', 'outcome'].includes(flow.emitted().at(-1)?.type ?? '')
      for (let tries = 0; tries < 5 && flow.state.place.at !== 'gone'; tries++) {
        flow.happen({ type: 'leave' })
        if (answered()) return
        flow.fail(new ApiFailure('timeout', ''))
        flow.due('deadline')
      }
      expect(flow.state.place.at).toBe('gone')
    }),
  )
})

test('the page receives the loan’s reference, and leaving is locked exactly while it is impossible to finish later', async () => {
  await fc.assert(
    fc.asyncProperty(walks(), async (way) => {
      await walk(way, ({ state, emitted }) => {
        const busy = emitted().findLast((message) => message.type === 'busy')
        const { loan } = state.facts
        const isOpen = loan !== undefined && state.place.at !== 'result' && state.place.at !== 'gone'
        const mayGo = transition(state, { type: 'finish-later', now: 0, wallTime: 0 }) !== undefined
        expect(busy?.locked ?? false).toBe(isOpen && !mayGo)
        expect(busy?.reference).toBe(loan && (loan.reference ?? ''))
      })
    }),
  )
})

test('a loan is requested only with the plan that the shopper saw last and agreed to', async () => {
  let asked = 0
  await fc.assert(
    fc.asyncProperty(walks(), async (way) => {
      let seen: unknown
      let agreed = false
      await walk(way, ({ state }) => {
        const { place, facts } = state
        const preview = place.at === 'asking' ? place.from : place
        if (preview.at === 'preview') {
          seen = preview.plan
          agreed = preview.values['consent'] === 'yes'
          expect(facts.application?.plan).toEqual(preview.plan)
        }
        if (place.at !== 'asking' || way.from === 'asking') return
        asked++
        expect(facts.application?.plan).toEqual(seen)
        expect(agreed).toBe(true)
      })
    }),
    { numRuns: 400 },
  )
  expect(asked).toBeGreaterThan(10)
})

test('no sequence of two hundred events breaks a rule of the flow', { timeout: 60_000 }, async () => {
  let events = 0
  await fc.assert(
    fc.asyncProperty(walks(failures, 200), async (way) => {
      let { requestIds, visit } = { requestIds: 0, visit: 0 }
      await walk(way, (flow) => {
        events++
        expect(brokenRules(flow)).toEqual([])
        expect(flow.state.requestIds).toBeGreaterThanOrEqual(requestIds)
        expect(flow.state.visit).toBeGreaterThanOrEqual(visit)
        ;({ requestIds, visit } = flow.state)
      })
    }),
    { numRuns: 60 },
  )
  expect(events, 'events that happened').toBeGreaterThan(3_000)
})

test('a password is not kept in the history or the drafts of the flow', async () => {
  await fc.assert(
    fc.asyncProperty(walks(), async (way) => {
      await walk(way, ({ state }) => {
        expect(JSON.stringify([state.history, state.facts.drafts])).not.toContain('S3cret!')
      })
    }),
  )
})
