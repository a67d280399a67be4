import { hidden } from '../fields/hidden.ts'
import { select } from '../fields/select.ts'
import type { Answer } from '../model/call.ts'
import type { Field } from '../model/field.ts'
import { fromNaira, NOTHING } from '../model/kobo.ts'
import { PLAN_PATH } from '../model/step.ts'
import { repaymentOf, type Repayment } from '../money/repayment.ts'
import { planBody } from './body.ts'
import { check } from './check.ts'
import type { Effect, Next } from './events.ts'
import { stay } from './moves.ts'
import type { PlaceAt, State, Values } from './state.ts'

// Money before commitment: what each number of instalments comes to, asked for while the shopper looks at them.

/** Milliseconds after the last choice: a shopper who is still choosing needs no answer. */
const SETTLES = 400
/** More choices than these are a list, of which one is seen at a time. */
const FEW = 6

type Split = PlaceAt<'split'>

/** The numbers of instalments, where all of them are in sight. */
export function areCards({ name, kind, options }: Field): boolean {
  return name === 'installment' && kind === select && options.length <= FEW
}

/** Whether what they come to can be asked for: only by the call that is known to bind nobody. */
export function canQuote({ step }: Pick<Split, 'step'>): boolean {
  return step.path.split('?')[0] === PLAN_PATH
}

/** What a number of instalments comes to, with everything else as it is chosen now; undefined while that is not known. */
export function quoteOf(place: Split, installment: string): Repayment | undefined {
  const { quotes = {} } = place
  const key = keyOf(place, { ...place.values, installment })
  return Object.hasOwn(quotes, key) ? (quotes[key] ?? undefined) : undefined
}

function keyOf({ fields }: Split, values: Values): string {
  return JSON.stringify(fields.filter(({ kind }) => kind !== hidden).map(({ name }) => values[name] ?? ''))
}

/** The form was shown or changed. After a pause the plans of its choices are asked for. */
export function quoteSoon(next: Next): Next {
  const { state, effects } = next
  const wake: Effect = { do: 'wake', ms: SETTLES, visit: state.visit, what: 'quote' }
  return state.place.at === 'split' && canQuote(state.place) ? { state, effects: [...effects, wake] } : next
}

/**
 * Asks for the plan of the next choice whose plan is not known, the selected choice first. One request at a time, and only with a form that
 * has no problems: the server would refuse any other.
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

/** Keeps what a split comes to, and asks about the next one. */
export function quoted(state: State, key: string, answer: Answer): Next | undefined {
  const { place, facts } = state
  if (place.at !== 'split' || answer.verb !== 'quote') return undefined
  const repayment = repaymentOf(answer.plan, fromNaira(facts.order.amount) ?? NOTHING, false) ?? null
  const quotes = { ...place.quotes, [key]: repayment }
  const known = stay(state, { place: { ...place, quotes }, quoting: undefined })
  return requestQuote(known.state) ?? known
}
