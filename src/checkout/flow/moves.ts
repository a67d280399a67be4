import type { Call } from '../model/call.ts'
import { keepDraft, toComeBackTo } from './draft.ts'
import { stepsLeftAt } from './progress.ts'
import type { Application, Facts, Left, Place, State, Verdict } from './state.ts'
import type { Effect, Next } from './events.ts'

// The few moves that every transition is made of.

/** Stays, with something changed. */
export function stay(state: State, changes: Partial<State>, ...effects: Effect[]): Next {
  return { state: { ...state, ...changes }, effects }
}

/** Stays at the place and sends a request. An earlier pending request is dropped. */
export function request(state: State, call: Call): Next {
  const requestId = state.requestIds + 1
  return stay(
    state,
    { requestIds: requestId, waiting: { requestId, call }, trouble: undefined },
    { do: 'request', requestId, call },
  )
}

/** Moves to another place. The place left is added to the history if Back may return to it. */
export function go(state: State, place: Place, ...effects: Effect[]): Next {
  const { place: from, history, chosenHere, stepsLeft, facts } = state
  const changes = arriving(state, place)
  const same = stepName(from) !== undefined && stepName(from) === stepName(place)
  const left: Left = { place: toComeBackTo(from), chosen: chosenHere, stepsLeft }
  return stay(
    state,
    { ...changes, history: canReturn(from, place, facts) && !same ? [...history, left] : history },
    ...effects,
  )
}

/** Moves and clears the history. */
export function jump(state: State, place: Place, ...effects: Effect[]): Next {
  return stay(state, { ...arriving(state, place), history: [] }, ...effects)
}

/**
 * Goes one place back, or to the last place of a kind, as it was left. Restores the plan of that place and what was chosen for the plan,
 * and withdraws consent: the shopper must see what follows again. Undefined when there is no such place.
 */
export function goBack(state: State, to?: Place['at']): Next | undefined {
  const { history } = state
  const index = to ? history.findLastIndex(({ place }) => place.at === to) : history.length - 1
  const left = history[index]
  if (!left) return undefined
  const { facts } = withApplication(state, {
    plan: undefined,
    ...left.chosen,
    consented: false,
    accepted: false,
    agreement: undefined,
    arrivals: {},
  })
  return stay(state, {
    ...arriving({ ...state, facts }, left.place),
    history: history.slice(0, index),
    stepsLeft: left.stepsLeft,
  })
}

/** Ends with a verdict. Only a declined loan is certain not to exist; after any other verdict the page keeps the reference. */
export function conclude(state: State, verdict: Verdict): Next {
  const declined = verdict.is === 'declined'
  const loan = declined ? undefined : (state.facts.loan ?? {})
  return jump(withFacts(state, { loan, declined }), { at: 'result', verdict })
}

/** Ends as pending: a loan may exist. */
export function concludePending(
  state: State,
  { unsure = false, earlier = false, unconfirmed = false } = {},
): Next {
  return conclude(state, {
    is: 'pending',
    unsure,
    ...(earlier && { earlier }),
    ...(unconfirmed && { unconfirmed }),
  })
}

/** Applies a second move to the result of the first. */
export function andThen({ state, effects }: Next, move: (state: State) => Next): Next {
  const next = move(state)
  return { state: next.state, effects: [...effects, ...next.effects] }
}

export function withFacts(state: State, facts: Partial<Facts>): State {
  return { ...state, facts: { ...state.facts, ...facts } }
}

export function withApplication(state: State, changes: Partial<Application>): State {
  const { application } = state.facts
  return application ? withFacts(state, { application: { ...application, ...changes } }) : state
}

function arriving(state: State, place: Place) {
  const { application } = state.facts
  return {
    facts: keepDraft(state.facts, state.place),
    place,
    chosenHere: application && {
      plan: application.plan,
      choice: application.choice,
      walletUsed: application.walletUsed,
    },
    stepsLeft: stepsLeftAt(place, state.stepsLeft),
    visit: state.visit + 1,
    waiting: undefined,
    quoting: undefined,
    trouble: undefined,
    unread: undefined,
    leaveRefused: false,
  }
}

// Back never leads to a used-up code or to a screen that only waited.
const RETURNABLE: readonly Place['at'][] = [
  'contact',
  'banks',
  'account-bank',
  'requirements',
  'form',
  'terms',
  'split',
]

function canReturn(from: Place, to: Place, { application }: Facts): boolean {
  // From a form after the consent, Back leads to the plan, unless the bank has changed it. When the next step is the loan itself, the plan
  // was the last screen.
  return from.at === 'preview'
    ? to.at === 'form' && from.plan === application?.plan
    : RETURNABLE.includes(from.at)
}

function stepName(place: Place): string | undefined {
  return 'step' in place ? place.step.name : undefined
}
