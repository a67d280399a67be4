import { answered } from './answered.ts'
import { chooseBank, startAgain } from './begin.ts'
import { withCompleteCode } from './code.ts'
import type { Event, Next } from './events.ts'
import { failed } from './failed.ts'
import { type } from './fill.ts'
import { finish, finishLater, leave } from './leave.ts'
import { due } from './loan.ts'
import { request, goBack, jump, stay, withFacts } from './moves.ts'
import { shown } from './passing.ts'
import { proceed } from './proceed.ts'
import { requestQuote, quoted, quoteSoon } from './quote.ts'
import { actionTriesAgain, canChangeSplit, canGoBack, canTryAnotherBank, resendAt } from './select.ts'
import { notDrawn } from './start-failed.ts'
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
    case 'bank-chosen':
      return chooseBank(state, event.slug)
    case 'continue':
      return proceed(state, event)
    case 'back':
      return canGoBack(state) ? goBack(state) : undefined
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
    case 'finish':
      return finish(state)
    case 'leave':
      return leave(state)
    case 'not-drawn':
      return notDrawn(state, event.error)
    case 'language-set':
      return { state: withFacts(state, { language: event.language }), effects: [] }
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
    default:
      if (event.visit !== state.visit) return undefined
      return event.what === 'quote' ? requestQuote(state) : due(state, event.what)
  }
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
  return request(state, place.sentBy)
}

// A repeated action sends the current values of the fields, not the values of the failed request.
function retry(state: State, event: Event): Next | undefined {
  const { place, trouble } = state
  if (actionTriesAgain(state)) return proceed(state, event)
  if (trouble?.again) return request(state, trouble.again)
  return place.at === 'problem' && place.code === 'session_expired' ? startAgain(state) : undefined
}
