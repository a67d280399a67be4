import { checkbox } from '../fields/checkbox.ts'
import { hidden } from '../fields/hidden.ts'
import type { Facts, Place, Values } from './state.ts'

// Which typed values are kept, and which never are.

/** The key of a step's draft. The same step of another bank has its own draft. */
export function draftKey({ application }: Facts, stepName: string): string {
  return `${application?.bank.slug ?? ''}/${stepName}`
}

/**
 * Keeps the values typed at a place for the next visit, without codes, passwords and consent. A value that the shopper left as it was
 * filled in is no draft, unless it was typed at this bank before: the next visit fills in what is known by then, for example a corrected
 * phone number.
 */
export function keepDraft(facts: Facts, place: Place): Facts {
  const name = draftName(place)
  if (name === undefined || !('fields' in place)) return facts
  // A tick beside a plan or terms is an agreement, whether or not the server requires it.
  const agrees = place.at === 'preview' || place.at === 'terms'
  const kept = place.fields.filter(
    ({ kind, required }) => !kind.isSecret && kind !== hidden && !(kind === checkbox && (required || agrees)),
  )
  const key = draftKey(facts, name)
  const draft = new Map(Object.entries(facts.drafts[key] ?? {}))
  for (const { name, value } of kept) {
    const typed = place.values[name] ?? ''
    if (typed === value && facts.application?.identifiers[name] !== typed) draft.delete(name)
    else draft.set(name, typed)
  }
  return { ...facts, drafts: { ...facts.drafts, [key]: Object.fromEntries(draft) } }
}

/** A place as the history keeps it: passwords and codes are typed again, and a plan is agreed to again. */
export function toComeBackTo(place: Place): Place {
  if (!('fields' in place)) return place
  const gone = place.fields.filter(
    ({ kind }) => kind.isSecret || (place.at === 'preview' && kind === checkbox),
  )
  const emptied: Values = Object.fromEntries(gone.map(({ name }) => [name, '']))
  return { ...place, values: { ...place.values, ...emptied } }
}

/** The checkout's own step before a lender's first step. */
export const ACCOUNT_BANK = 'CHOOSE_ACCOUNT_BANK'

function draftName(place: Place): string | undefined {
  if (place.at === 'account-bank') return ACCOUNT_BANK
  return 'step' in place ? place.step.name : undefined
}
