import type { Call } from '../api/calls.ts'
import type { Deal, Facts, Place, State, Values } from './state.ts'
import type { Effect, Next } from './events.ts'

// The few moves that every transition is made of.

/** Stays, with something changed. */
export function stay(state: State, changes: Partial<State>, ...effects: Effect[]): Next {
  return { state: { ...state, ...changes }, effects }
}

/** Stays where we are and asks; any request that was out before is forgotten. */
export function ask(state: State, call: Call): Next {
  const ticket = state.tickets + 1
  return stay(
    state,
    { tickets: ticket, waiting: { ticket, call }, trouble: undefined },
    { do: 'ask', ticket, call },
  )
}

/** Moves on to another place and remembers the one left behind, where there is sense in coming back to it. */
export function go(state: State, place: Place, ...effects: Effect[]): Next {
  const { place: left, behind } = state
  const changes = { ...arriving(state, place), facts: withDraft(state.facts, left) }
  const same = stepName(left) !== undefined && stepName(left) === stepName(place)
  return stay(
    state,
    { ...changes, behind: canReturn(left) && !same ? [...behind, left] : behind },
    ...effects,
  )
}

/** Moves to where nothing lies behind. */
export function jump(state: State, place: Place, ...effects: Effect[]): Next {
  return stay(state, { ...arriving(state, place), behind: [] }, ...effects)
}

/** One place back, as it was left. Undefined when there is none. */
export function goBack(state: State): Next | undefined {
  const place = state.behind.at(-1)
  if (!place) return undefined
  const facts = withDraft(state.facts, state.place)
  return stay(state, { ...arriving(state, place), facts, behind: state.behind.slice(0, -1) })
}

/** The second move begins where the first ended. */
export function andThen({ state, effects }: Next, move: (state: State) => Next): Next {
  const next = move(state)
  return { state: next.state, effects: [...effects, ...next.effects] }
}

export function withFacts(state: State, facts: Partial<Facts>): State {
  return { ...state, facts: { ...state.facts, ...facts } }
}

export function withDeal(state: State, changes: Partial<Deal>): State {
  const { deal } = state.facts
  return deal ? withFacts(state, { deal: { ...deal, ...changes } }) : state
}

/** The name under which a step's draft is kept: the same step of another bank is another draft. */
export function draftKey({ deal }: Facts, stepName: string): string {
  return `${deal?.bank.slug ?? ''}/${stepName}`
}

function arriving(state: State, place: Place) {
  return { place, visit: state.visit + 1, waiting: undefined, trouble: undefined, held: false }
}

// Not back to a code (it is used up), nor to a screen that only waited.
function canReturn({ at }: Place): boolean {
  return ['contact', 'banks', 'requirements', 'form', 'terms', 'split'].includes(at)
}

function stepName(place: Place): string | undefined {
  return 'step' in place ? place.step.name : undefined
}

function withDraft(facts: Facts, place: Place): Facts {
  if (place.at !== 'form' && place.at !== 'split') return facts
  const kept = place.fields.filter(({ kind }) => kind !== 'password' && kind !== 'code' && kind !== 'hidden')
  const draft: Values = Object.fromEntries(kept.map(({ name }) => [name, place.values[name] ?? '']))
  return { ...facts, drafts: { ...facts.drafts, [draftKey(facts, place.step.name)]: draft } }
}
