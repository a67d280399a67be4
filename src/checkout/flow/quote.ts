import { hidden } from '../fields/hidden.ts'
import { select } from '../fields/select.ts'
import type { Answer } from '../model/call.ts'
import type { Field } from '../model/field.ts'
import { fromNaira, NOTHING } from '../model/kobo.ts'
import { isPlanPath } from '../model/step.ts'
import { repaymentOf, type Repayment } from '../money/repayment.ts'
import { planBody } from './body.ts'
import { check } from './check.ts'
import type { Effect, Next } from './events.ts'
import { stay } from './moves.ts'
import type { PlaceAt, State, Values } from './state.ts'

// Costs before commitment: the plan of each number of instalments, requested while the shopper chooses.

/** Milliseconds after the last choice: a shopper who is still choosing needs no answer. */
const SETTLES = 400
/** More choices than this are a list, which shows one at a time. */
const FEW = 6

type Split = PlaceAt<'split'>

/** Whether the numbers of instalments are all visible at once. */
export function areCards({ name, kind, options }: Field): boolean {
  return name === 'installment' && kind === select && options.length <= FEW
}

/** Whether quotes can be requested: only with the call that is known to be non-binding. */
export function canQuote({ step }: Pick<Split, 'step'>): boolean {
  return isPlanPath(step.path)
}

/** The plan for a number of instalments, with the other choices as they are now; undefined while it is unknown. */
export function quoteOf(place: Split, installment: string): Repayment | undefined {
  const { quotes = {} } = place
  const key = keyOf(place, { ...place.values, installment })
  return Object.hasOwn(quotes, key) ? (quotes[key] ?? undefined) : undefined
}

function keyOf({ fields }: Split, values: Values): string {
  return JSON.stringify(fields.filter(({ kind }) => kind !== hidden).map(({ name }) => values[name] ?? ''))
}

/** Schedules the quotes after a pause, when the form was shown or changed. */
export function quoteSoon(next: Next): Next {
  const { state, effects } = next
  const wake: Effect = { do: 'wake', ms: SETTLES, visit: state.visit, what: 'quote' }
  return state.place.at === 'split' && canQuote(state.place) ? { state, effects: [...effects, wake] } : next
}

/**
 * Requests the plan of the next choice whose plan is unknown, the selected choice first. Sends one request at a time, and only for a
 * valid form, because the server would refuse any other.
 */
export function requestQuote(state: State): Next | undefined {
  const { place, facts } = state
  if (place.at !== 'split' || state.waiting || state.quoting || !facts.application) return undefined
  const { fields, values, quotes = {}, step } = place
  const cards = fields.find(areCards)
  const splits = [values['installment'] ?? '', ...(cards?.options.map(({ value }) => value) ?? [])]
    .filter((installment) => installment !== '')
    .map((installment) => ({ ...values, installment }))
  const next = splits.find((split) => !Object.hasOwn(quotes, keyOf(place, split)))
  if (!cards || !next || Object.keys(check(fields, next)).length > 0) return undefined
  const requestId = state.requestIds + 1
  const body = planBody(facts, facts.application, fields, next)
  return stay(
    state,
    { requestIds: requestId, quoting: { requestId, key: keyOf(place, next) } },
    { do: 'request', requestId, call: { verb: 'quote', step, body } },
  )
}

/** Stores the plan of a split and requests the next one. */
export function quoted(state: State, key: string, answer: Answer): Next | undefined {
  const { place, facts } = state
  if (place.at !== 'split' || answer.verb !== 'quote') return undefined
  const repayment = repaymentOf(answer.plan, fromNaira(facts.order.amount) ?? NOTHING, false) ?? null
  const quotes = { ...place.quotes, [key]: repayment }
  const known = stay(state, { place: { ...place, quotes }, quoting: undefined })
  return requestQuote(known.state) ?? known
}
