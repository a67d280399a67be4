import type { Order } from '../../validation/order.ts'
import type { Bank } from '../model/bank.ts'
import type { Step } from '../model/step.ts'
import { fromNaira } from '../model/kobo.ts'
import { hidden } from '../fields/hidden.ts'
import { ACCOUNT_BANK } from './draft.ts'
import type { Facts, State } from './state.ts'

// Values that are derived from a state and not stored in it.

/** How long a request may take before the shopper is shown that it takes long. Milliseconds. */
export const LONG = 8_000

/** A loan may exist, and its result is not known yet. */
export function isAtStake({ facts, place }: State): boolean {
  return facts.loan !== undefined && place.at !== 'result' && place.at !== 'gone'
}

/** The shopper can only wait for the bank. */
export function isDeciding({ place }: State): boolean {
  return place.at === 'asking' || place.at === 'at-bank' || place.at === 'deciding'
}

/** Leaving is locked: the loan is being requested, or its decision does not take long yet. */
export function isLocked(state: State): boolean {
  const { place } = state
  return isAtStake(state) && (place.at === 'asking' || (place.at === 'deciding' && place.waited !== 'slow'))
}

/** The shopper may stop waiting: at the bank's page at any time, for a decision once it takes long. */
export function mayFinishLater(state: State): boolean {
  return isAtStake(state) && !isLocked(state)
}

/** Klump accepts a merchant_reference once. */
export function canSendOrderAgain({ order, renewable }: Facts): boolean {
  return order.merchant_reference === undefined || renewable === true
}

export function canGoBack(state: State): boolean {
  const { place, history, facts } = state
  // The order is being sent, or was sent without an answer.
  if (place.at === 'starting' && !canSendOrderAgain(facts)) return false
  return history.length > 0 && !state.facts.loan && !['result', 'problem', 'gone'].includes(place.at)
}

export function canChoose({ isActive, smallest, largest }: Bank, { amount }: Order): boolean {
  const kobo = fromNaira(amount) ?? 0
  return (
    isActive && (smallest === undefined || kobo >= smallest) && (largest === undefined || kobo <= largest)
  )
}

export function isResending({ place, waiting }: State): boolean {
  return place.at === 'code' && waiting !== undefined && waiting.call === place.sentBy
}

/** The primary action is under way; a list that loads beside the form is not. */
export function isSending(state: State): boolean {
  const verb = state.waiting?.call.verb
  return verb !== undefined && verb !== 'insurers' && verb !== 'terms' && !isResending(state)
}

/** Leaving now would lose something the shopper typed, or what the bank has already accepted of it. */
export function hasSomethingToLose({ facts, place, history }: State): boolean {
  if (Object.keys(facts.application?.identifiers ?? {}).length > 0) return true
  return [place, ...history.map(({ place }) => place)].some(
    (place) =>
      'fields' in place &&
      place.fields.some(({ name, kind, value }) => kind !== hidden && (place.values[name] ?? '') !== value),
  )
}

/** A step's name as the shop's page may receive it: an identifier, no free text. */
export function publicStepName({ name }: Step): string | undefined {
  return /^[A-Z][A-Z0-9_]{0,63}$/.test(name) ? name : undefined
}

/** Klump's name of the step, or our own for a step before the bank's. */
export function stepNameOf({ place }: State): string | undefined {
  if ('step' in place) return publicStepName(place.step)
  if (place.at === 'contact') return 'CONTACT'
  if (place.at === 'account-bank') return ACCOUNT_BANK
  return place.at === 'banks' ? 'CHOOSE_BANK' : undefined
}

/** Whether a screen is drawn, so that the page can remove its own skeleton. */
export function hasScreen({ place, trouble }: State): boolean {
  return place.at !== 'starting' || trouble !== undefined
}

/** Whether the primary button repeats the failed request, with the fields as they are now. Codes and lists have buttons of their own. */
export function actionTriesAgain({ place, trouble }: State): boolean {
  const again = trouble?.again
  if (place.at === 'code' && place.sentBy === again) return false
  return again?.verb === 'plan' || again?.verb === 'follow'
}
