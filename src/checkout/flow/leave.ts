import { DECISIONS } from '../../protocol/decisions.ts'
import type { WireOutcome } from '../../protocol/messages.ts'
import type { Effect, Next } from './events.ts'
import { andThen, concludePending, jump, stay } from './moves.ts'
import { hasSomethingToLose, isAtStake, isDeciding, isLocked, mayFinishLater, stepNameOf } from './select.ts'
import { CODE_OF } from './start-failed.ts'
import type { State } from './state.ts'

// A server's text may have any length. A message to the page is cut, or the page could not read the outcome.
const LONGEST_MESSAGE = 1000

/**
 * The shopper wants to leave. After an end the page receives the outcome. While a loan is being decided, leaving is
 * locked; once that takes long, the shopper finishes later. Otherwise the page is notified, with `confirm` where it has to ask the shopper.
 */
export function leave(state: State): Next | undefined {
  if (state.place.at === 'gone') return undefined
  if (outcomeOf(state)) return finish(state)
  if (isLocked(state)) return stay(state, { leaveRefused: true })
  // Only while the bank decides. When the bank requires another step after the loan request, the shopper leaves that step like any
  // other one; the page has already been notified that the loan is pending.
  if (isAtStake(state) && isDeciding(state)) return finishLater(state)
  const step = stepNameOf(state)
  const confirm = hasSomethingToLose(state)
  return stay(
    state,
    {},
    {
      do: 'emit',
      message: { type: 'leave', confirm, ...(step ? { step } : {}) },
    },
  )
}

/** Emits the outcome once. Afterwards no event is allowed. */
export function finish(state: State): Next | undefined {
  const outcome = outcomeOf(state)
  const effects: Effect[] = outcome ? [{ do: 'emit', message: { type: 'outcome', outcome } }] : []
  return outcome && jump(state, { at: 'gone' }, ...effects)
}

export function finishLater(state: State): Next | undefined {
  if (!mayFinishLater(state)) return undefined
  return andThen(concludePending(state), (state) => finish(state) ?? stay(state, {}))
}

/** The outcome, once the checkout has ended. */
export function outcomeOf({ place, facts, trouble }: State): WireOutcome | undefined {
  const reference = facts.loan?.reference ?? facts.session?.reference
  const merchantReference = facts.order.merchant_reference
  const names = merchantReference ? { merchantReference } : {}
  const failed = reference ? { reference } : {}
  if (place.at === 'problem') {
    const { code, message } = place
    return { status: 'failed', error: { code, message: message.slice(0, LONGEST_MESSAGE) }, ...failed }
  }
  // Without a reference of Klump's, `reference` is empty: the shop's own one and the webhook identify the loan.
  const pending = { status: 'pending', reference: reference ?? '', ...names } as const
  if (place.at === 'starting' && trouble) {
    if (facts.loan) return pending
    const error = { code: CODE_OF[trouble.kind], message: 'The checkout could not reach Klump to begin.' }
    return { status: 'failed', error }
  }
  if (place.at !== 'result') return undefined
  const { verdict } = place
  if (verdict.is === 'declined') {
    // The lender's reason can name the shopper's debts. The shopper has read it here; the page does not receive it.
    const { code } = verdict
    return { status: 'failed', error: { code, message: DECISIONS[code] }, ...failed }
  }
  return verdict.is === 'approved' ? { ...pending, status: 'success' } : pending
}
