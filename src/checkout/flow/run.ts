import type { ToPage } from '../../protocol/messages.ts'
import type { Api, Call } from '../model/call.ts'
import { ApiFailure } from '../model/failure.ts'
import { createMachine } from '../../shared/machine.ts'
import type { Effect, Event, Happening, Next } from './events.ts'
import { hasScreen, LONG } from './select.ts'
import type { State } from './state.ts'

/** Time, injected so that a test controls it. */
export interface Clock {
  now(): number
  /** Milliseconds since 1970, for recorded times. The value may jump. */
  wallTime(): number
  /** Calls `then` after `ms` milliseconds, unless the returned function is called first. */
  after(ms: number, then: () => void): () => void
  /** The same, but counts only time in which the page is visible. */
  afterVisible(ms: number, then: () => void): () => void
}

interface World {
  /** The transition function. Its rules grow when the later screens load. */
  transition(state: State, event: Event): Next | undefined
  readonly api: Api
  readonly clock: Clock
  /** A number from 0 up to 1. */
  random(): number
  emit(message: ToPage): void
  /** For the developer's console. */
  warn?(message: string): void
}

/**
 * The random extra delay of a poll, as a share of its pause. One failure can make thousands of shoppers wait from the same
 * moment; without the delay they would keep polling in step.
 */
const SPREAD = 0.2

/** How long to wait for a quote, in milliseconds. The shopper's next request waits behind the quote. */
const QUOTE_AT_MOST = 5_000

/** A running checkout: its state, and the way to send events to it. */
export interface Flow {
  readonly state: State
  readonly clock: Clock
  send(happening: Happening): void
  /** Whether `send` would change anything. Buttons derive `aria-disabled` from it. */
  can(happening: Happening): boolean
  /** Calls the listener after each change; returns the way to unsubscribe. */
  subscribe(listener: () => void): () => void
}

/** The only place with side effects: calls the API, sets timers, emits messages to the page. Results go through `transition`. */
export function run(first: Next, { transition, api, clock, random, emit, warn }: World): Flow {
  let abort: AbortController | undefined
  let opened = false
  let stopOpenedTimer = () => {}
  let stopPoll = () => {}
  let stopQuote = () => {}
  let dropQuote: AbortController | undefined
  let quote: Promise<void> | undefined
  const timers = new Set<() => void>()
  const machine = createMachine<State, Happening, Effect>({
    first: withOpened(first),
    transition(state, happening) {
      const next = transition(state, { ...happening, now: clock.now(), wallTime: clock.wallTime() })
      return next && withOpened(next)
    },
    perform,
  })
  machine.subscribe(callOffWaits)

  // `opened` is emitted once, when the first screen has been drawn, and before any other message.
  function withOpened(next: Next): Next {
    return opened || !hasScreen(next.state) ? next : { ...next, effects: [OPENED, ...next.effects] }
  }

  function callOffWaits(state: State, before: State): void {
    // A request that is no longer awaited is aborted.
    if (before.waiting && before.waiting.requestId !== state.waiting?.requestId) abort?.abort()
    if (before.quoting && before.quoting.requestId !== state.quoting?.requestId) dropQuote?.abort()
    // The timers of a place that was left are cancelled.
    if (before.visit !== state.visit) for (const callOff of timers) callOff()
  }

  function emitMessage(message: ToPage): void {
    if (message.type === 'opened') {
      if (opened) return
      opened = true
      stopOpenedTimer()
    }
    emit(message)
  }

  function perform(effect: Effect): void {
    if (effect.do === 'emit') emitMessage(effect.message)
    else if (effect.do === 'warn') warn?.(effect.message)
    else if (effect.do === 'wake') wake(effect)
    else if (effect.call.verb === 'quote') quote = requestQuote(effect.requestId, effect.call)
    else void request(effect.requestId, effect.call)
  }

  // Polls continue while the shopper is in the bank's tab. Other timers count only while the page is visible.
  function wake({ ms, visit, what }: Extract<Effect, { do: 'wake' }>): void {
    const [wait, pause] =
      what === 'poll' ? [clock.after, ms * (1 + SPREAD * random())] : [clock.afterVisible, ms]
    const callOff = wait(pause, () => {
      timers.delete(stop)
      machine.send({ type: 'due', visit, what })
    })
    const stop = () => {
      timers.delete(stop)
      callOff()
    }
    timers.add(stop)
    if (what === 'poll') stopPoll = stop
    if (what !== 'quote') return
    // Each choice restarts the wait.
    stopQuote()
    stopQuote = stop
  }

  async function request(requestId: number, call: Call): Promise<void> {
    // The shopper's return polls early. The scheduled poll would start a second series, so it is cancelled.
    if (call.verb === 'status' || call.verb === 'find-loan') stopPoll()
    // Waits for a pending quote, because the server may keep the split of the last request.
    if (quote) {
      await quote
      if (machine.state.waiting?.requestId !== requestId) return
    }
    abort = new AbortController()
    await callApi(requestId, call, abort.signal)
  }

  async function requestQuote(requestId: number, call: Call): Promise<void> {
    const drop = new AbortController()
    dropQuote = drop
    const stop = clock.after(QUOTE_AT_MOST, () => drop.abort())
    await callApi(requestId, call, drop.signal)
    stop()
    if (dropQuote === drop) quote = undefined
  }

  async function callApi(requestId: number, call: Call, signal: AbortSignal): Promise<void> {
    try {
      const answer = await api(call, signal)
      machine.send({ type: 'answered', requestId, answer })
    } catch (error) {
      // Any other error is a mistake in this code. It is shown to the shopper like an unreadable answer.
      const failure =
        error instanceof ApiFailure ? error : new ApiFailure('unreadable', 'An answer could not be used.')
      machine.send({ type: 'failed', requestId, failure })
    }
  }

  machine.start()
  // When the start takes long, the page removes its skeleton all the same: the starting screen reports the delay. A renewed order
  // starts again, which stops the timers of the place, but not this one.
  if (!opened) stopOpenedTimer = clock.afterVisible(LONG, () => emitMessage(OPENED.message))
  return {
    get state() {
      return machine.state
    },
    clock,
    send: machine.send,
    can: (happening) => machine.peek(happening) !== undefined,
    subscribe: machine.subscribe,
  }
}

const OPENED = { do: 'emit', message: { type: 'opened' } } as const
