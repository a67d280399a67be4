import type { KlumpErrorCode } from '../../errors/codes.ts'
import type { Call } from '../model/call.ts'
import type { ApiFailure, FailureKind } from '../model/failure.ts'
import type { Next } from './events.ts'
import { conclude, loanRefused, lookForLoan, lookLater, pollLater, renewSession } from './loan.ts'
import { keepDraft } from './draft.ts'
import { asksAside } from './fill.ts'
import { andThen, ask, jump, stay, withFacts } from './moves.ts'
import { stepNameOf } from './select.ts'
import type { State } from './state.ts'

/** The request that is out came to nothing: what that means depends on what was asked. */
export function failed(state: State, call: Call, failure: ApiFailure): Next {
  switch (call.verb) {
    case 'renew-order':
      return duplicate(state)
    case 'start':
      return startFailed(state, call, failure)
    case 'banks':
      return banksFailed(state, call, failure)
    case 'check-key':
      return failure.status === 401 ? keyRejected(state) : sessionExpired(state)
    case 'new-loan':
      return loanFailed(state, failure)
    case 'find-loan':
      return notFound(state, failure)
    case 'status':
      return failure.status === 401 ? renewSession(state) : pollLater(state, failure.pause)
    default:
      return stepFailed(state, call, failure)
  }
}

/** The code under which the page hears of a failure that the shopper did not stay to mend. */
export const CODE_OF: Record<FailureKind, KlumpErrorCode> = {
  offline: 'offline',
  unreachable: 'offline',
  timeout: 'request_timeout',
  server: 'server_error',
  refused: 'server_error',
  unreadable: 'bad_answer',
  outdated: 'frame_lost',
}

/** What a server says of the order itself. Other refusals (404: there is no such call) are about the server, or a proxy before it. */
const ORDER_REFUSED = [400, 402, 403, 413, 422]
const SEE = "The answer's own words are in the network panel."

// Before there is a session a refusal is about the key or the order, and the shop's developer has to hear it.
function startFailed(state: State, call: Call, failure: ApiFailure): Next {
  const { kind, status = 0 } = failure
  // What never left leaves nothing at the server.
  if (kind !== 'refused')
    return trouble(kind === 'offline' ? state : withFacts(state, { unanswered: true }), failure, call)
  if (status === 401) return keyRejected(state)
  if (status === 409) return referenceUsed(state)
  if (!ORDER_REFUSED.includes(status)) return serverRefused(state, 'POST /transactions/initiate', status)
  const message = `Klump refused the order (${status}). ${SEE}`
  return jump(state, { at: 'problem', code: 'order_refused', message })
}

/**
 * The reference names a transaction already: of a shopper who left, of a lender's no, of a request whose answer was lost. The page is
 * asked for the order under a fresh one, where it can be, once until Klump has taken one, and once for a bank that was chosen. With
 * that bank it goes on.
 */
function referenceUsed(state: State): Next {
  const { renewable, renewed, application } = state.facts
  if (!renewable || renewed || application?.anew) return duplicate(state)
  const asking = jump({ ...state, facts: keepDraft(state.facts, state.place) }, { at: 'starting' })
  return andThen(asking, (state) => ask(withFacts(state, { renewed: true }), { verb: 'renew-order' }))
}

/** The words in which Klump refuses a reference. A bank's own refusals are others. */
const saysUsed = ({ kind, said = '' }: ApiFailure) =>
  kind === 'refused' && /\breference\b.*\bunique\b/i.test(said)

function duplicate(state: State): Next {
  const { renewed, unanswered, reopened, application } = state.facts
  const first = unanswered ? LOST : reopened ? REOPENED : ''
  const why = renewed || application?.anew ? RENEWED : first + FRESH
  const message = `Klump has a transaction of this merchant_reference already (409). ${why}`
  return jump(state, { at: 'problem', code: 'duplicate_reference', message })
}

const RENEWED = 'Asked for a fresh one, data() gave none that Klump takes.'
const LOST = 'The answer to the first request was lost. '
const REOPENED = 'A release had taken away files, and the frame began again. '
const FRESH = 'Pass data as a function that gives a fresh one.'

/** The order is with Klump, and the list of banks is not here: nothing is said of the order, and it is not sent again. */
export function banksFailed(state: State, call: Call, failure: ApiFailure): Next {
  const { kind, status = 0 } = failure
  if (kind !== 'refused') return trouble(state, failure, call)
  return status === 401 ? keyRejected(state) : serverRefused(state, 'GET /loans/partners', status)
}

function serverRefused(state: State, call: string, status: number): Next {
  const message = `Klump's server refused "${call}" (${status}). ${SEE}`
  return jump(state, { at: 'problem', code: 'server_error', message })
}

// A 403 is a refusal of the loan only with words: without them a proxy sent it. A refused list (terms, insurers) refuses no loan.
function stepFailed(state: State, call: Call, failure: ApiFailure): Next {
  const { kind, status, said } = failure
  if (kind !== 'refused') return trouble(state, failure, call)
  if (status === 401) return unauthorised(state)
  // Klump may use up a reference when a lender is chosen, or ask for a new reference for each lender: not known which.
  if (saysUsed(failure) && !state.facts.loan) return referenceUsed(state)
  if (status === 403 && said !== undefined && !state.facts.loan && !asksAside(call))
    return conclude(state, { is: 'declined', code: 'not_eligible', said })
  // A refused form is mended and sent again; what loads beside it can only be asked for again.
  return trouble(state, failure, asksAside(call) ? call : undefined)
}

// A session runs out, and a key can be replaced while one is open: only a call that needs no session tells them apart.
function unauthorised(state: State): Next {
  if (state.facts.loan) return conclude(state, { is: 'pending', unsure: false })
  return ask(state, { verb: 'check-key', naira: state.facts.order.amount })
}

/**
 * The request for the loan failed; it must not be repeated. Offline or refused: there is no loan. Refused for good (403 with
 * words): the lender's answer. Anything else: a loan may exist, and is looked for. So it is after a 409 too: a browser sends a
 * POST a second time by itself when a kept connection breaks, and the 409 can be the answer to the second one.
 */
function loanFailed(state: State, failure: ApiFailure): Next {
  const { kind, status, said } = failure
  const refused = (kind === 'refused' && status !== 409) || status === 429
  const { loan, declined } = state.facts
  // After another bank declined, "reference used" can mean that Klump has closed the transaction, and not that a loan exists.
  const isOver = declined === true && saysUsed(failure)
  if (kind !== 'offline' && !refused) return lookForLoan(withFacts(state, { loan: { ...loan, isOver } }))
  const free = loanRefused(state)
  if (status === 401) return unauthorised(free)
  if (status === 403 && said !== undefined)
    return conclude(free, { is: 'declined', code: 'not_eligible', said })
  return trouble(free, failure)
}

// A refused look is not repeated: the answer would be the same. A 409 without words says only that the reference is used, and the
// order alone uses it. So after a request for the loan that may not have arrived, the end stays unsure.
function notFound(state: State, { kind, status, pause }: ApiFailure): Next {
  if (status === 409 && state.facts.loan?.isOver) return referenceUsed(loanRefused(state))
  return kind === 'refused'
    ? conclude(state, { is: 'pending', unsure: status !== 409 || state.place.at === 'asking' })
    : lookLater(state, pause)
}

function trouble(state: State, failure: ApiFailure, again?: Call): Next {
  const { kind, said } = failure
  if (kind === 'unreadable' && again) {
    if (state.unread && isSame(state.unread, again)) return cannotRead(state, failure)
    return stay(state, { waiting: undefined, trouble: { kind, said, again }, unread: again })
  }
  return stay(state, { waiting: undefined, trouble: { kind, said, again } })
}

// What could not be read twice will not be read the third time. A list beside the form is not worth an end.
function isSame(before: Call, now: Call): boolean {
  if (now.verb === 'insurers') return false
  if ('bank' in before && 'bank' in now) return before.bank === now.bank
  return 'step' in before && 'step' in now ? before.step === now.step : before.verb === now.verb
}

function cannotRead(state: State, { message }: ApiFailure): Next {
  if (state.facts.loan) return conclude(state, { is: 'pending', unsure: false })
  return jump(state, { at: 'problem', code: 'bad_answer', message })
}

/** A mistake of ours, met while a screen was drawn. What was decided is decided; anything else ends here. */
export function notDrawn(state: State, error: string): Next | undefined {
  const { at } = state.place
  if (at === 'result' || at === 'problem' || at === 'gone') return undefined
  if (state.facts.loan) return conclude(state, { is: 'pending', unsure: false })
  const message = `The screen "${stepNameOf(state) ?? at}" could not be drawn (${error}).`
  return jump(state, { at: 'problem', code: 'bad_answer', message })
}

function keyRejected(state: State): Next {
  const message = 'Klump did not accept the public key (401). A new key makes earlier ones invalid.'
  return jump(state, { at: 'problem', code: 'key_rejected', message })
}

function sessionExpired(state: State): Next {
  return jump(state, { at: 'problem', code: 'session_expired', message: 'The session has run out.' })
}
