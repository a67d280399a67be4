import { select } from '../fields/select.ts'
import type { Call } from '../model/call.ts'
import type { Field, Option } from '../model/field.ts'
import type { Step } from '../model/step.ts'
import { planBody } from './body.ts'
import type { Next } from './events.ts'
import { fill } from './fill.ts'
import { andThen, request, go, stay } from './moves.ts'
import { hasNothingToDecide } from './passing.ts'
import { canQuote, quoteSoon } from './quote.ts'
import type { PlaceAt, State } from './state.ts'

/**
 * Arrives at the choice of a split. A split without a choice is passed if its call is known to be non-binding. With `again` (the
 * server led here before) the split is shown, so that a loop is visible.
 */
export function arriveAtSplit(state: State, step: Step, again: boolean): Next {
  const filled = fill(state.facts, step.name, step.fields)
  const passing = !again && canQuote({ step }) && hasNothingToDecide(filled)
  const next = go(state, { at: 'split', step, ...filled, ...(passing && { passing }) })
  const insurers = missingInsurers(next.state)
  if (insurers) return andThen(quoteSoon(next), (state) => request(state, insurers))
  return passing ? andThen(next, pass) : quoteSoon(next)
}

const INSURER = 'insurerId'

/** Whether the insurers must be requested separately. */
function lacksInsurers({ name, options }: Field): boolean {
  return name === INSURER && options.length === 0
}

/** The request for the insurers of the split that is shown, while they are not known. */
export function missingInsurers({ place, facts: { application, session, order } }: State): Call | undefined {
  if (place.at !== 'split' || !application || !session || !place.fields.some(lacksInsurers)) return undefined
  return {
    verb: 'insurers',
    partner: application.bank.slug,
    isLive: session.isLive,
    naira: order.amount,
  }
}

export function withInsurers(state: State, insurers: readonly Option[]): Next | undefined {
  const { place, facts } = state
  if (place.at !== 'split') return undefined
  // Without insurers the field is left out. Klump hides the field; here the shopper chooses the insurer, so it becomes a list.
  const listed = place.fields.flatMap((field) =>
    !lacksInsurers(field)
      ? [field]
      : insurers.length > 0
        ? [{ ...field, kind: select, options: insurers }]
        : [],
  )
  const { fields, values } = fill(facts, place.step.name, listed)
  const insurer = place.values[INSURER] || values[INSURER] || ''
  const filled = { ...place, fields, values: { ...place.values, [INSURER]: insurer } }
  const known = stay(state, { waiting: undefined, place: filled })
  return place.passing && hasNothingToDecide(filled) ? andThen(known, pass) : quoteSoon(known)
}

/** Requests the plan for the split in the form. */
export function requestPlan(state: State, { step, fields, values }: PlaceAt<'split'>): Next | undefined {
  const { facts } = state
  if (!facts.application) return undefined
  return request(state, { verb: 'plan', step, body: planBody(facts, facts.application, fields, values) })
}

function pass(state: State): Next {
  const requested = state.place.at === 'split' ? requestPlan(state, state.place) : undefined
  return requested ?? stay(state, {})
}
