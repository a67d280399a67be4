import type { Call } from '../model/call.ts'
import type { Field } from '../model/field.ts'
import { hidden } from '../fields/hidden.ts'
import { check } from './check.ts'
import type { Next } from './events.ts'
import { draftKey } from './draft.ts'
import { stay } from './moves.ts'
import type { Facts, Filled, Place, State, Values } from './state.ts'

/** Fields with their initial values: the shopper's draft, the server's value, or a value that the checkout knows. */
export function fill(facts: Facts, stepName: string, fields: readonly Field[]): Filled {
  const known = knownValues(facts)
  const draft = facts.drafts[draftKey(facts, stepName)] ?? {}
  const found = fields.map((field) => ({
    ...field,
    value: field.value || known.get(field.name) || onlyOption(field),
  }))
  const values = found.map(({ name, kind, value }) => [
    name,
    kind === hidden ? value : (draft[name] ?? value),
  ])
  return { fields: found, values: Object.fromEntries(values) as Values, problems: {}, checks: 0 }
}

/** The shopper's values for fields that are drawn again. A hidden field keeps the value of the new step. */
export function withTyped({ fields, values }: Filled, typed: Values): Values {
  const kept = fields.filter(({ kind, name }) => kind !== hidden && name in typed)
  return { ...values, ...Object.fromEntries(kept.map(({ name }) => [name, typed[name] ?? ''])) }
}

/** What identified the shopper at this bank, as it was sent, comes before the shop's contact: a code is sent to that phone. */
function knownValues({ contact, order, application }: Facts): ReadonlyMap<string, string | undefined> {
  const typed = new Map(Object.entries(application?.identifiers ?? {}).filter(isText))
  // The bank behind the lender has a screen of its own, where it can be changed.
  typed.delete('bank')
  const phone = typed.get('phoneNumber') ?? contact.phone
  return new Map([
    ['email', contact.email],
    ['firstname', order.first_name],
    ['lastname', order.last_name],
    ...typed,
    ['phone', phone],
    ['phoneNumber', phone],
  ])
}

const isText = (entry: [string, unknown]): entry is [string, string] => typeof entry[1] === 'string'

type Fillable = Extract<Place, Filled>

/** A keystroke or a choice. It removes the error of its field: while the shopper corrects a field, no error is shown. */
export function type(state: State, name: string, value: string): Next | undefined {
  const { place } = state
  if (!isFilled(place) || !place.fields.some((field) => field.name === name)) return undefined
  const problems = Object.fromEntries(Object.entries(place.problems).filter(([key]) => key !== name))
  const typed = { ...place, values: { ...place.values, [name]: value }, problems }
  // A pending plan request is about the split before this change, so its answer is dropped.
  const waiting = place.at === 'split' && state.waiting?.call.verb === 'plan' ? undefined : state.waiting
  // The server refused the previous value, so that error is removed too. A list that failed to load keeps its "Try again".
  const trouble = state.trouble?.kind === 'refused' && !state.trouble.again ? undefined : state.trouble
  return stay(state, { place: typed, waiting, trouble })
}

/** Whether the call loads something shown beside the fields (terms, insurers), which does not depend on their values. */
export function loadsBesideFields(call: Call | undefined): boolean {
  return call?.verb === 'terms' || call?.verb === 'insurers'
}

/** Calls `proceed` when every field is valid; otherwise stays and shows the problem of each field. */
export function whenFilled(state: State, place: Fillable, proceed: () => Next | undefined): Next | undefined {
  const problems = check(place.fields, place.values)
  if (Object.keys(problems).length === 0) return proceed()
  const trouble = loadsBesideFields(state.trouble?.again) ? state.trouble : undefined
  return stay(state, { place: { ...place, problems, checks: place.checks + 1 }, trouble })
}

export function isFilled(place: Place): place is Fillable {
  return 'fields' in place
}

/** The only option of a required choice, or ''. */
function onlyOption({ kind, required, options }: Pick<Field, 'kind' | 'required' | 'options'>): string {
  return kind.isChoice && required && options.length === 1 ? (options[0]?.value ?? '') : ''
}
