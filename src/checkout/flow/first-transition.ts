import { chooseBank, giveContact, startAnswered } from './begin.ts'
import type { Event, Next } from './events.ts'
import { type } from './fill.ts'
import { finish, leave } from './leave.ts'
import { request, goBack, withFacts } from './moves.ts'
import { canGoBack } from './select.ts'
import { notDrawn, startFailed } from './start-failed.ts'
import type { State } from './state.ts'
import { withPageMessages } from './page-messages.ts'

/**
 * The transition function before a bank is open, until the full one (transition.ts) has loaded with the later screens. The full one
 * allows every event that this one allows, with the same result.
 */
export function firstTransition(state: State, event: Event): Next | undefined {
  const next = followFirst(state, event)
  return next && withPageMessages(state, next)
}

/**
 * The rules of `firstTransition`, without the messages to the page. `transition` uses them for the events that it does not handle itself.
 */
export function followFirst(state: State, event: Event): Next | undefined {
  const { place, waiting, trouble } = state
  switch (event.type) {
    case 'typed':
      return type(state, event.name, event.value)
    case 'continue':
      return place.at === 'contact' && !waiting ? giveContact(state, place) : undefined
    case 'bank-chosen':
      return chooseBank(state, event.slug)
    case 'back':
      return canGoBack(state) ? goBack(state) : undefined
    case 'retry':
      return trouble?.again && request(state, trouble.again)
    case 'leave':
      return leave(state)
    case 'finish':
      return finish(state)
    case 'not-drawn':
      return notDrawn(state, event.error)
    case 'language-set':
      return { state: withFacts(state, { language: event.language }), effects: [] }
    case 'answered':
      return waiting?.requestId === event.requestId ? startAnswered(state, event.answer) : undefined
    case 'failed':
      return waiting?.requestId === event.requestId
        ? startFailed(state, waiting.call, event.failure)
        : undefined
    default:
      return undefined
  }
}
