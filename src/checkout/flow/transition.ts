import { answered } from './answered.ts'
import { requestStart } from './begin.ts'
import { resendAt, withCompleteCode } from './code.ts'
import { toComeBackTo } from './draft.ts'
import type { Event, Next } from './events.ts'
import { failed } from './failed.ts'
import { type } from './fill.ts'
import { followFirst } from './first-transition.ts'
import { finishLater, leave } from './leave.ts'
import { due, wasRequested } from './loan.ts'
import { andThen, request, goBack, jump, stay, withApplication, withFacts } from './moves.ts'
import { shown } from './passing.ts'
import { CONSENT } from './preview.ts'
import { proceed } from './proceed.ts'
import { requestQuote, quoted, quoteSoon } from './quote.ts'
import { actionTriesAgain, canChoose, canGoBack } from './select.ts'
import type { State } from './state.ts'
import { withPageMessages } from './page-messages.ts'

/**
 * The full transition function. Pure: returns the next state and its effects, and performs none. Undefined means that the event is
 * not allowed here, or came too late; the result also decides whether a button is enabled.
 */
export function transition(state: State, event: Event): Next | undefined {
  const next = follow(state, event)
  return next && withPageMessages(state, shown(next))
}

function follow(state: State, event: Event): Next | undefined {
  switch (event.type) {
    case 'typed':
      return typed(state, event)
    case 'continue':
      return proceed(state, event)
    case 'change-split':
      return canChangeSplit(state) ? goBack(state, 'split') : undefined
    case 'resend':
      return resend(state, event.now)
    case 'retry':
      return retry(state, event)
    case 'another-bank':
      return canTryAnotherBank(state)
        ? jump(withFacts(state, { application: undefined }), { at: 'banks' })
        : undefined
    case 'finish-later':
      return finishLater(state)
    case 'leave':
      return leave(withoutConsent(state))
    case 'returned':
      return due(state, 'poll')
    case 'answered': {
      const { waiting, quoting } = state
      if (waiting?.requestId === event.requestId)
        return answered(state, waiting.call, event.answer, event.now)
      return quoting?.requestId === event.requestId ? quoted(state, quoting.key, event.answer) : undefined
    }
    case 'failed': {
      const { waiting, quoting } = state
      if (waiting?.requestId === event.requestId) return corrected(failed(state, waiting.call, event.failure))
      // A failed quote is not shown, and no other is requested until a choice changes.
      return quoting?.requestId === event.requestId ? stay(state, { quoting: undefined }) : undefined
    }
    case 'due':
      if (event.visit !== state.visit) return undefined
      return event.what === 'quote' ? requestQuote(state) : due(state, event.what)
    default:
      return followFirst(state, event)
  }
}

/** From the preview back to where the split is chosen, whatever steps came in between. */
function canChangeSplit(state: State): boolean {
  return (
    state.place.at === 'preview' &&
    canGoBack(state) &&
    state.history.some(({ place }) => place.at === 'split')
  )
}

/** Whether "Try another bank" is offered: after this bank declined, or when its next step cannot be drawn. */
function canTryAnotherBank({ facts, place }: State): boolean {
  const declined = place.at === 'result' && place.verdict.is === 'declined'
  const lost = place.at === 'problem' && ['unknown_step', 'bad_answer'].includes(place.code)
  const tried = facts.application?.bank.slug
  return (declined || lost) && facts.banks.some((bank) => bank.slug !== tried && canChoose(bank, facts.order))
}

function typed(state: State, { name, value }: Event & { readonly type: 'typed' }): Next | undefined {
  const next = type(state, name, value)
  return next && withCompleteCode(quoteSoon(next))
}

// A code corrected while the previous one was pending is sent when that one is refused.
const corrected = (next: Next) => (next.state.trouble?.kind === 'refused' ? withCompleteCode(next) : next)

function resend(state: State, now: number): Next | undefined {
  const { place, waiting } = state
  if (place.at !== 'code' || waiting || now < resendAt(place)) return undefined
  // A new code replaces the typed one, so the box is emptied. Digits typed while the request is pending are kept (arrive.ts).
  return request({ ...state, place: toComeBackTo(place) }, place.sentBy)
}

// While the shopper is asked whether to leave, no answer may lead to the request for the loan: neither that of a pending request, nor that
// of a code which the phone fills in meanwhile. If the shopper stays, the plan is agreed to again.
function withoutConsent(state: State): State {
  const { place, waiting, facts } = state
  if (wasRequested(facts) || (place.at === 'preview' && !waiting)) return state
  const withdrawn = withApplication(state, { consented: false })
  if (place.at !== 'preview') return withdrawn
  const values = { ...place.values, [CONSENT]: '' }
  return { ...withApplication(withdrawn, { agreement: undefined }), place: { ...place, values } }
}

// A repeated action sends the current values of the fields, not the values of the failed request.
function retry(state: State, event: Event): Next | undefined {
  const { place, trouble } = state
  if (actionTriesAgain(state)) return proceed(state, event)
  if (trouble?.again) return request(state, trouble.again)
  return place.at === 'problem' && place.code === 'session_expired' ? startAgain(state) : undefined
}

/** Starts again with the known facts after the session expired. */
function startAgain(state: State): Next {
  return andThen(jump(withFacts(state, { application: undefined }), { at: 'starting' }), requestStart)
}
