import type { ToPage } from '../../protocol/messages.ts'
import type { Next } from './events.ts'
import { outcomeOf } from './leave.ts'
import { isLocked } from './select.ts'
import type { State } from './state.ts'

/** Adds the messages that the page is sent for a transition. */
export function withPageMessages(before: State, next: Next): Next {
  return withApproval(before, withLock(before, next))
}

// Whether leaving is locked, and which loan is at stake, is sent before the API is called: if the frame crashes after that, only the page
// can report the loan as pending.
function withLock(before: State, { state, effects }: Next): Next {
  const message = lockOf(state)
  const same = JSON.stringify(lockOf(before)) === JSON.stringify(message)
  return { state, effects: same ? effects : [{ do: 'emit', message }, ...effects] }
}

// Sent as soon as the lender approves, because a shopper who closes the tab on the last screen still has a loan.
function withApproval(before: State, { state, effects }: Next): Next {
  const outcome = state.place === before.place ? undefined : outcomeOf(state)
  if (outcome?.status !== 'success') return { state, effects }
  const { status: _, ...names } = outcome
  return { state, effects: [...effects, { do: 'emit', message: { type: 'approved', ...names } }] }
}

function lockOf(state: State): ToPage {
  const { loan } = state.facts
  return { type: 'busy', locked: isLocked(state), ...(loan && { reference: loan.reference ?? '' }) }
}
