import type { ToPage } from '../../protocol/messages.ts'
import type { Transition } from '../../shared/machine.ts'
import type { Answer, Call } from '../model/call.ts'
import type { ApiFailure } from '../model/failure.ts'
import type { State, Waited } from './state.ts'

/** Everything that can happen, from the shopper, the server or the clock. */
export type Happening =
  | { readonly type: 'typed'; readonly name: string; readonly value: string }
  | { readonly type: 'bank-chosen'; readonly slug: string }
  /** The primary button of the screen. */
  | { readonly type: 'continue' }
  | { readonly type: 'back' }
  /** From the plan back to the split. */
  | { readonly type: 'change-split' }
  | { readonly type: 'resend' }
  | { readonly type: 'retry' }
  | { readonly type: 'another-bank' }
  /** The shopper does not wait for the decision any longer. */
  | { readonly type: 'finish-later' }
  /** The shopper has seen the final screen. */
  | { readonly type: 'finish' }
  /** The overlay's close button, or Esc. */
  | { readonly type: 'leave' }
  | { readonly type: 'answered'; readonly requestId: number; readonly answer: Answer }
  | { readonly type: 'failed'; readonly requestId: number; readonly failure: ApiFailure }
  /** A screen could not be drawn. */
  | { readonly type: 'not-drawn'; readonly error: string }
  /** The page is visible again: the shopper was in another tab, perhaps at the bank's page, or the phone slept. */
  | { readonly type: 'returned' }
  /** The texts of this language are loaded. */
  | { readonly type: 'language-set'; readonly language: string }
  | { readonly type: 'due'; readonly visit: number; readonly what: Due }

/** An event with its time: in milliseconds of the run's clock, and since 1970. */
export type Event = Happening & { readonly now: number; readonly wallTime: number }

/** Time to poll, to update the text about the wait, to stop waiting, or to request a quote. */
export type Due = 'poll' | Waited | 'deadline' | 'quote'

/** A side effect of a transition. Only `run` performs effects. */
export type Effect =
  | { readonly do: 'request'; readonly requestId: number; readonly call: Call }
  | { readonly do: 'wake'; readonly ms: number; readonly visit: number; readonly what: Due }
  | { readonly do: 'emit'; readonly message: ToPage }
  /** A warning for the developer. It names no shopper. */
  | { readonly do: 'warn'; readonly message: string }

/** A new state and its effects. */
export type Next = Transition<State, Effect>
