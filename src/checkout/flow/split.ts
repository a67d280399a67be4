import { select } from '../fields/select.ts'
import type { Field, Option } from '../model/field.ts'
import type { Step } from '../model/step.ts'
import { planBody } from './body.ts'
import type { Next } from './events.ts'
import { fill, onlyOption } from './fill.ts'
import { andThen, request, go, stay } from './moves.ts'
import { hasNothingToDecide } from './passing.ts'
import { canQuote, quoteSoon } from './quote.ts'
import type { PlaceAt, State } from './state.ts'

/**
 * Arrives at the choice of a split. A split without a choice is passed if its call is known to be non-binding. With `again` (the
 * server led here before) the split is shown, so that a loop is visible.
 */
export function arriveAtSplit(state: State, step: Step, again: boolean): Next {
  const { application, session, order } = state.facts
  const filled = fill(state.facts, step.name, step.fields)
  const passing = !again && canQuote({ step }) && hasNothingToDecide(filled)
  const next = go(state, { at: 'split', step, ...filled, ...(passing && { passing }) })
  if (!application || !session) return quoteSoon(next)
  if (step.fields.some(lacksInsurers)) {
    const { isLive } = session
    return andThen(quoteSoon(next), (state) =>
      request(state, { verb: 'insurers', partner: application.bank.slug, isLive, naira: order.amount }),
    )
  }
  return passing ? andThen(next, pass) : quoteSoon(next)
}

/** Whether the insurers must be requested separately. */
function lacksInsurers({ name, options }: Field): boolean {
  return name === 'insurerId' && options.length === 0
}

export function withInsurers(state: State, insurers: readonly Option[]): Next | undefined {
  const { place } = state
  if (place.at !== 'split') return undefined
  // Without insurers the field is left out. Klump hides the field; here the shopper chooses the insurer, so it becomes a list.
  const listed = (field: Field) => {
    const list = { ...field, kind: select, options: insurers }
    return { ...list, value: onlyOption(list) }
  }
  const fields = place.fields.flatMap((field) =>
    !lacksInsurers(field) ? [field] : insurers.length > 0 ? [listed(field)] : [],
  )
  const chosen = fields.filter(({ name, value }) => value !== '' && !place.values[name])
  const values = { ...place.values, ...Object.fromEntries(chosen.map(({ name, value }) => [name, value])) }
  const known = stay(state, { waiting: undefined, place: { ...place, fields, values } })
  return place.passing && hasNothingToDecide({ ...place, fields, values })
    ? andThen(known, pass)
    : quoteSoon(known)
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
