import { DECISIONS } from '../../protocol/decisions.ts'
import type { WireOutcome } from '../../protocol/messages.ts'
import type { Effect, Next } from './events.ts'
import { andThen, conclude, jump, stay } from './moves.ts'
import { hasSomethingToLose, isAtStake, isDeciding, isLocked, mayFinishLater, stepNameOf } from './select.ts'
import { CODE_OF } from './start-failed.ts'
import type { State } from './state.ts'

// What the server says may be of any length; what crosses the door is not, or the page could not read the end.
const LONGEST_MESSAGE = 1000

/**
 * The shopper wants to leave. After an end this is how the page hears of it; while a loan is being decided nothing
 * leaves, and once that takes long they finish later; at all other times the page is told, and asks whether they are sure.
 */
export function leave(state: State): Next | undefined {
  if (state.place.at === 'gone') return undefined
  if (outcomeOf(state)) return finish(state)
  if (isLocked(state)) return stay(state, { held: true })
  // Only while the bank decides. When the bank asks for more after the request for the loan, the shopper leaves that step like any
  // other one; the page has been told already that the loan is pending.
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

/** Tells the outcome, once: afterwards nothing is allowed any more. */
export function finish(state: State): Next | undefined {
  const outcome = outcomeOf(state)
  const effects: Effect[] = outcome ? [{ do: 'emit', message: { type: 'outcome', outcome } }] : []
  return outcome && jump(state, { at: 'gone' }, ...effects)
}

export function finishLater(state: State): Next | undefined {
  if (!mayFinishLater(state)) return undefined
  return andThen(
    conclude(state, { is: 'pending', unsure: false }),
    (state) => finish(state) ?? stay(state, {}),
  )
}

/** How this checkout has ended, where it has. */
export function outcomeOf({ place, facts, trouble }: State): WireOutcome | undefined {
  const reference = facts.loan?.reference ?? facts.session?.reference
  const merchantReference = facts.order.merchant_reference
  const names = merchantReference ? { merchantReference } : {}
  const failed = reference ? { reference } : {}
  if (place.at === 'problem') {
    const { code, message } = place
    return { status: 'failed', error: { code, message: message.slice(0, LONGEST_MESSAGE) }, ...failed }
  }
  if (place.at === 'starting' && trouble) {
    const error = { code: CODE_OF[trouble.kind], message: 'The checkout could not reach Klump to begin.' }
    return { status: 'failed', error }
  }
  if (place.at !== 'result') return undefined
  const { verdict } = place
  if (verdict.is === 'declined') {
    // The lender's reason can name the shopper's debts: they have read it here, and the page's scripts do not hear it.
    const { code } = verdict
    return { status: 'failed', error: { code, message: DECISIONS[code] }, ...failed }
  }
  // A loan without any reference of Klump's is pending with none: the shop's own reference and the webhook name it.
  return { status: verdict.is === 'approved' ? 'success' : 'pending', reference: reference ?? '', ...names }
}
