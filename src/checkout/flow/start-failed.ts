import type { KlumpErrorCode } from '../../errors/codes.ts'
import type { Call } from '../model/call.ts'
import type { ApiFailure, FailureKind } from '../model/failure.ts'
import type { Next } from './events.ts'
import { andThen, concludePending, jump, request, stay, withFacts } from './moves.ts'
import { stepNameOf } from './select.ts'
import type { State } from './state.ts'

/** Handles a failed request before a bank is open. For `open-bank`, the failure means that the later chunk did not load. */
export function startFailed(state: State, call: Call, failure: ApiFailure): Next {
  switch (call.verb) {
    case 'renew-order':
      return duplicate(state)
    case 'start':
      return initiateFailed(state, call, failure)
    case 'banks':
      return banksFailed(state, call, failure)
    default:
      return trouble(state, failure, call)
  }
}

/** The error code that the page receives when the shopper leaves after a failure. */
export const CODE_OF: Record<FailureKind, KlumpErrorCode> = {
  offline: 'offline',
  unreachable: 'offline',
  timeout: 'request_timeout',
  server: 'server_error',
  refused: 'server_error',
  unreadable: 'bad_answer',
  outdated: 'frame_lost',
}

/** Statuses that refuse the order itself. Other refusals (404: no such call) are about the server, or a proxy before it. */
const ORDER_REFUSED = [400, 402, 403, 413, 422]
const SEE = "The answer's own words are in the network panel."

// Before there is a session a refusal is about the key or the order, and the shop's developer must be notified.
function initiateFailed(state: State, call: Call, failure: ApiFailure): Next {
  const { kind, status = 0 } = failure
  // An offline request never reached the server.
  if (kind !== 'refused')
    return trouble(kind === 'offline' ? state : withFacts(state, { unanswered: true }), failure, call)
  if (status === 401) return keyRejected(state)
  if (status === 409) return referenceUsed(state)
  if (!ORDER_REFUSED.includes(status)) return serverRefused(state, 'POST /transactions/initiate', status)
  const message = `Klump refused the order (${status}). ${SEE}`
  return jump(state, { at: 'problem', code: 'order_refused', message })
}

/**
 * The reference already names a transaction: the shopper left, a lender declined, or an answer was lost. Where possible, requests the
 * order with a fresh reference from the page: once until Klump accepts one, and once for a chosen bank. The checkout continues with
 * that bank.
 */
export function referenceUsed(state: State): Next {
  const { renewable, renewed, application } = state.facts
  if (!renewable || renewed || application?.anew) return duplicate(state)
  const starting = jump(state, { at: 'starting' })
  return andThen(starting, (state) => request(withFacts(state, { renewed: true }), { verb: 'renew-order' }))
}

function duplicate(state: State): Next {
  const { renewed, unanswered, reopened, application } = state.facts
  const first = unanswered ? LOST : reopened ? REOPENED : ''
  const why = renewed || application?.anew ? RENEWED : first + FRESH
  const message = `Klump has a transaction of this merchant_reference already (409). ${why}`
  return jump(state, { at: 'problem', code: 'duplicate_reference', message })
}

const RENEWED = 'data() was called again, but returned no merchant_reference that Klump accepts.'
const LOST = 'The answer to the first request was lost. '
const REOPENED = 'A release had removed files, and the frame was reloaded. '
const FRESH = 'Pass data as a function that gives a fresh one.'

/** Klump has the order, but the list of banks failed: the error is not about the order, which is not sent again. */
function banksFailed(state: State, call: Call, failure: ApiFailure): Next {
  const { kind, status = 0 } = failure
  if (kind !== 'refused') return trouble(state, failure, call)
  if (state.facts.loan) return concludePending(state, { earlier: true })
  return status === 401 ? keyRejected(state) : serverRefused(state, 'GET /loans/partners', status)
}

function serverRefused(state: State, call: string, status: number): Next {
  const message = `Klump's server refused "${call}" (${status}). ${SEE}`
  return jump(state, { at: 'problem', code: 'server_error', message })
}

/** Stays and shows the failure; “Try again” repeats `again`. After two unreadable answers to the same call the checkout ends. */
export function trouble(state: State, failure: ApiFailure, again?: Call): Next {
  const { kind, serverMessage } = failure
  if (kind === 'unreadable' && again) {
    if (state.unread && isSame(state.unread, again)) return cannotRead(state, failure)
    return stay(state, { waiting: undefined, trouble: { kind, serverMessage, again }, unread: again })
  }
  return stay(state, { waiting: undefined, trouble: { kind, serverMessage, again } })
}

// An answer unreadable twice will be unreadable again. A list beside the form is no reason to end the checkout.
function isSame(before: Call, now: Call): boolean {
  if (now.verb === 'insurers') return false
  if ('bank' in before && 'bank' in now) return before.bank === now.bank
  return 'step' in before && 'step' in now ? before.step === now.step : before.verb === now.verb
}

function cannotRead(state: State, { message }: ApiFailure): Next {
  if (state.facts.loan) return concludePending(state)
  return jump(state, { at: 'problem', code: 'bad_answer', message })
}

/** A bug of the checkout prevented a screen from rendering. A final screen stays; any other place ends here. */
export function notDrawn(state: State, error: string): Next | undefined {
  const { at } = state.place
  if (at === 'result' || at === 'problem' || at === 'gone') return undefined
  if (state.facts.loan) return concludePending(state)
  const message = `The screen "${stepNameOf(state) ?? at}" could not be drawn (${error}).`
  return jump(state, { at: 'problem', code: 'bad_answer', message })
}

export function keyRejected(state: State): Next {
  const message = 'Klump did not accept the public key (401). A new key makes earlier ones invalid.'
  return jump(state, { at: 'problem', code: 'key_rejected', message })
}
