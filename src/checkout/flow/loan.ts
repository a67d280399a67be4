import type { Loan, LoanStatus } from '../model/loan.ts'
import type { Step } from '../model/step.ts'
import { loanBody } from './body.ts'
import type { Due, Effect, Next } from './events.ts'
import { fill, withTyped } from './fill.ts'
import { andThen, conclude, concludePending, go, jump, request, stay, withFacts } from './moves.ts'
import { previewOf } from './preview.ts'
import type { Facts, State, Values, Waited } from './state.ts'

const FIRST_POLL = 2_000
const POLL = 10_000
/** The pause between two polls once the decision takes long. It sends a third of the requests and hardly delays the result. */
const SLOW_POLL = 30_000
/** When the text about the wait changes. The decision takes "up to two minutes"; a shopper who waited longer may leave. */
const WAITS = Object.entries({ awhile: 20_000, long: 60_000, slow: 120_000 } satisfies Record<
  Waited,
  number
>) as [Waited, number][]
/** How long after the deadline a pending poll is waited for. Milliseconds. */
const LAST_POLL = 20_000
/** How often, and how long, the checkout looks for the loan of an unanswered request. */
const LOOK = 5_000
const LOOK_AT_MOST = 60_000
/** Characters of a status in the developer's warning. */
const LONGEST_STATUS = 100

/** Requests the loan once: no second request while one may exist. Without a screen, the step's fields hold what is known. */
export function requestLoan(
  state: State,
  step: Step,
  values: Values = fill(state.facts, step.name, step.fields).values,
): Next {
  const { application, session, loan } = state.facts
  if (!application || loan) return concludePending(state)
  const known = withFacts(state, { loan: { reference: session?.reference } })
  const next = go(known, { at: 'asking', from: state.place, step })
  return andThen(next, (state) =>
    request(state, { verb: 'new-loan', step, body: loanBody(state.facts, application, step, values) }),
  )
}

/** Keeps the reference of the loan, which the server may have changed. */
export function loanKnown(state: State, { reference = state.facts.loan?.reference }: Loan): State {
  return withFacts(state, { loan: { ...state.facts.loan, reference, isPresumed: false } })
}

/** Whether the checkout has requested the loan, so that it is not only presumed. */
export function wasRequested({ loan }: Facts): boolean {
  return loan !== undefined && loan.isPresumed !== true
}

/** Forgets a loan that was only presumed: the server names a step before the loan request. */
export function withoutPresumedLoan(state: State): State {
  return state.facts.loan?.isPresumed ? withFacts(state, { loan: undefined }) : state
}

/**
 * The loan request was refused or never sent, so there is no loan. Returns to the plan, where agreeing requests the loan again: the bank
 * has already accepted the step that led to the request, and may refuse it a second time.
 */
export function loanRefused(state: State): State {
  const { place, history, facts } = state
  const free = withFacts(state, { loan: undefined })
  if (place.at !== 'asking') return free
  const { from, step } = place
  const plan = facts.application?.plan
  const filled = plan && previewOf(facts, step, plan)
  const typed = from.at === 'preview' ? from.values : {}
  const to = filled ? { ...filled, values: withTyped(filled, typed) } : from
  // Back leads to before the first consent, and not to a form that the bank has accepted since.
  const agreedAt = history.findIndex(({ place }) => place.at === 'preview')
  return { ...jump(free, to).state, history: agreedAt < 0 ? history : history.slice(0, agreedAt) }
}

/**
 * It is unknown whether the loan request arrived. It is not sent again; with the shop's reference the server can be asked
 * for the loan, for as long as the request may still be on its way.
 */
export function lookForLoan(state: State): Next {
  const { order } = state.facts
  if (order.merchant_reference === undefined) return concludePending(state, { unsure: true })
  const next = stay(state, {}, wake(state, LOOK_AT_MOST, 'deadline'))
  return andThen(next, look)
}

function look(state: State): Next {
  const { order, contact } = state.facts
  return request(state, { verb: 'find-loan', order, contact })
}

/** No loan found yet, or no answer: looks again after a pause, and no sooner than the server allows. */
export function lookLater(state: State, pause = 0): Next {
  const usual = state.place.at === 'asking' ? LOOK : POLL
  return stay(state, { waiting: undefined }, wake(state, Math.max(usual, pause), 'poll'))
}

/**
 * The session expired while the bank decides: the tab slept, or the shopper took long at the bank. Opening the same order
 * again returns a session that may poll the order's loan.
 */
export function renewSession(state: State): Next {
  const { loan, order } = state.facts
  if (loan?.session === 'renewed' || order.merchant_reference === undefined) return concludePending(state)
  return look(withFacts(state, { loan: { ...loan, session: 'requested' } }))
}

/** Any answer to the search brings a new session. From then on the status is requested again. */
export function sessionRenewed(state: State): State {
  const { loan } = state.facts
  return loan?.session === 'requested' ? withFacts(state, { loan: { ...loan, session: 'renewed' } }) : state
}

/** Resumes the loan of an earlier opening as if the loan had been requested here. */
export function resumeLoan(state: State, { reference, next }: Loan): Next {
  return waitForDecision(withFacts(state, { loan: { reference } }), next)
}

/**
 * Polls for the bank's decision until a result or a deadline. A bank may lead here without a loan request. Once it has accepted the plan,
 * it may make the loan itself; so may a bank that shows its plan only at its own page. Before that, a bank's page is a step like any other.
 */
export function waitForDecision(state: State, step: Step): Next {
  const at = step.kind === 'at-bank' ? 'at-bank' : 'deciding'
  const { loan, session, application } = state.facts
  const mayMakeLoan = application?.accepted || !application?.plan
  const presumed = mayMakeLoan ? { reference: session?.reference, isPresumed: true } : undefined
  const known = withFacts(state, { loan: loan ?? presumed })
  const { state: arrived } = go(known, { at, step })
  return stay(
    arrived,
    {},
    wake(arrived, FIRST_POLL, 'poll'),
    ...WAITS.map(([waited, ms]) => wake(arrived, ms, waited)),
    wake(arrived, step.timeout, 'deadline'),
  )
}

export function due(state: State, what: Due): Next | undefined {
  const { place, waiting } = state
  // The shopper came back to this tab while the request is pending. Looking for the loan now would drop the answer to the request.
  if (waiting?.call.verb === 'new-loan' || (waiting?.call.verb === 'find-loan' && what === 'poll'))
    return undefined
  if (place.at === 'asking' && (what === 'poll' || what === 'deadline'))
    return what === 'poll' ? look(state) : concludePending(state, { unsure: true })
  if (place.at !== 'at-bank' && place.at !== 'deciding') return undefined
  if (what === 'poll')
    return state.facts.loan?.session === 'requested'
      ? look(state)
      : request(state, { verb: 'status', step: place.step })
  // The answer to a pending poll may be the decision.
  if (what === 'deadline' && waiting?.call.verb === 'status' && !place.isLastPoll)
    return stay(state, { place: { ...place, isLastPoll: true } }, wake(state, LAST_POLL, 'deadline'))
  if (what === 'deadline') return concludePending(state, { unconfirmed: place.at === 'at-bank' })
  return what === 'quote' ? undefined : stay(state, { place: { ...place, waited: what } })
}

/** No decision or no answer: polls again after a pause, and no sooner than the server allows. */
export function pollLater(state: State, pause = 0): Next {
  const { place } = state
  if ('isLastPoll' in place) return concludePending(state, { unconfirmed: place.at === 'at-bank' })
  const usual = 'waited' in place && place.waited === 'slow' ? SLOW_POLL : POLL
  return stay(state, { waiting: undefined }, wake(state, Math.max(usual, pause), 'poll'))
}

export function statusKnown(
  state: State,
  { verdict, serverMessage, nextPayment, reference, unclear }: LoanStatus,
): Next {
  if (verdict === 'open') return pollLater(state)
  const known = withFacts(state, { loan: { reference: reference ?? state.facts.loan?.reference } })
  if (verdict === 'approved') return conclude(known, { is: 'approved', serverMessage, nextPayment })
  if (verdict === 'pending') {
    const pending = concludePending(known)
    return unclear === undefined ? pending : andThen(pending, (state) => stay(state, {}, warning(unclear)))
  }
  return conclude(known, { is: 'declined', code: 'declined', serverMessage })
}

function warning(unclear: string): Effect {
  const message = `The decision could not be read (${unclear.slice(0, LONGEST_STATUS)}). The checkout shows the loan as pending.`
  return { do: 'warn', message }
}

function wake({ visit }: State, ms: number, what: Due): Effect {
  return { do: 'wake', ms, visit, what }
}
