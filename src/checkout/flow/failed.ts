import type { Call } from '../model/call.ts'
import type { ApiFailure } from '../model/failure.ts'
import type { Next } from './events.ts'
import { loadsBesideFields } from './fill.ts'
import { loanRefused, lookForLoan, lookLater, pollLater, renewSession } from './loan.ts'
import { conclude, concludePending, jump, request, withFacts } from './moves.ts'
import { missingInsurers } from './split.ts'
import { keyRejected, referenceUsed, startFailed, trouble } from './start-failed.ts'
import type { State } from './state.ts'

/** Handles the failure of the pending request, depending on the call. */
export function failed(state: State, call: Call, failure: ApiFailure): Next {
  switch (call.verb) {
    case 'renew-order':
    case 'start':
    case 'banks':
      return startFailed(state, call, failure)
    case 'check-key':
      return failure.status === 401 ? keyRejected(state) : sessionExpired(state)
    case 'new-loan':
      return loanFailed(state, failure)
    case 'find-loan':
      return notFound(state, failure)
    case 'status':
      if (failure.status !== 401) return pollLater(state, failure.pause)
      return state.facts.loan ? renewSession(state) : unauthorised(state)
    default:
      return stepFailed(state, call, failure)
  }
}

// A 403 declines the loan only with a message: without one, a proxy sent the 403. A refused list (terms, insurers) declines no loan.
function stepFailed(state: State, call: Call, failure: ApiFailure): Next {
  const { kind, status, serverMessage } = failure
  if (kind !== 'refused') return trouble(state, failure, call)
  if (status === 401) return unauthorised(state)
  // Klump may use up a reference when a lender is chosen, or require a new one for each lender: it is not known which.
  if (isReferenceUsed(failure) && !state.facts.loan) return referenceUsed(state)
  if (status === 403 && serverMessage !== undefined && !state.facts.loan && !loadsBesideFields(call))
    return conclude(state, { is: 'declined', code: 'not_eligible', serverMessage })
  // A refused form is corrected and sent again. Terms and insurers can only be requested again.
  return trouble(state, failure, loadsBesideFields(call) ? call : missingInsurers(state))
}

// A 401 means an expired session or a replaced key. Only a call that needs no session can tell them apart.
function unauthorised(state: State): Next {
  if (state.facts.loan) return concludePending(state)
  return request(state, { verb: 'check-key', naira: state.facts.order.amount })
}

/**
 * The loan request failed and must not be repeated. Offline or refused: there is no loan. 403 with a message: the lender
 * declined. Anything else: a loan may exist, and the checkout looks for it. The same holds after a 409: a browser repeats a
 * POST by itself when a kept connection breaks, and the 409 can be the answer to the second POST.
 */
function loanFailed(state: State, failure: ApiFailure): Next {
  const { kind, status, serverMessage } = failure
  const refused = (kind === 'refused' && status !== 409) || status === 429
  const { loan, declined } = state.facts
  // After another bank declined, "reference used" can mean that Klump has closed the transaction, and not that a loan exists.
  const isOver = declined === true && isReferenceUsed(failure)
  if (kind !== 'offline' && !refused) return lookForLoan(withFacts(state, { loan: { ...loan, isOver } }))
  const free = loanRefused(state)
  if (status === 401) return unauthorised(free)
  if (status === 403 && serverMessage !== undefined)
    return conclude(free, { is: 'declined', code: 'not_eligible', serverMessage })
  return trouble(free, failure)
}

// A refused search is not repeated: the answer would be the same. While the loan request may not have arrived (`asking`), the end stays
// unsure, also after a 409: the order alone uses the reference. Later there is no such doubt.
function notFound(state: State, { kind, status, pause }: ApiFailure): Next {
  if (status === 409 && state.facts.loan?.isOver) return referenceUsed(loanRefused(state))
  return kind === 'refused'
    ? concludePending(state, { unsure: state.place.at === 'asking' })
    : lookLater(state, pause)
}

/** Matches the message with which Klump refuses a reference, not a bank's own one. */
const isReferenceUsed = ({ kind, serverMessage = '' }: ApiFailure) =>
  kind === 'refused' && /\breference\b.*\bunique\b/i.test(serverMessage)

export function sessionExpired(state: State): Next {
  return jump(state, { at: 'problem', code: 'session_expired', message: 'The session has run out.' })
}
