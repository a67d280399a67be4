import type { ToPage } from '../../protocol/messages.ts'
import type { Api, Call } from '../model/call.ts'
import { ApiFailure } from '../model/failure.ts'
import type { Effect, Event, Happening, Next } from './events.ts'
import { hasScreen, LONG } from './select.ts'
import type { State } from './state.ts'
import { transition } from './transition.ts'

/** Time, handed in so that a test owns it. */
export interface Clock {
  now(): number
  /** Milliseconds since 1970, for what is written down. It may jump. */
  wallTime(): number
  /** Calls `then` after so many milliseconds, unless the returned function is called first. */
  after(ms: number, then: () => void): () => void
  /** The same, of time in which the shopper could see the page. */
  afterVisible(ms: number, then: () => void): () => void
}

interface World {
  readonly api: Api
  readonly clock: Clock
  /** A number from 0 up to 1. */
  random(): number
  emit(message: ToPage): void
  /** For the developer's console. */
  warn?(message: string): void
}

/**
 * By how much of its pause a poll may come later. One failure can make thousands of shoppers wait from the same moment;
 * without this they would go on asking in step for as long as they wait.
 */
const SPREAD = 0.2

/** A checkout that runs: its state, and the way to tell it what happened. */
export interface Flow {
  readonly state: State
  readonly clock: Clock
  send(happening: Happening): void
  /** Whether `send` would change anything: a button's `disabled` and the machine agree by construction. */
  can(happening: Happening): boolean
  /** Calls after each change; returns the way to stop. */
  subscribe(listener: () => void): () => void
}

/** The only place that acts: asks the API, sets timers, tells the page. What comes of it goes through `transition`. */
export function run(first: Next, { api, clock, random, emit, warn }: World): Flow {
  let state = first.state
  let abort: AbortController | undefined
  let opened = false
  let stopPoll = () => {}
  const listeners = new Set<() => void>()
  const timers = new Set<() => void>()
  const stamp = (happening: Happening): Event => ({
    ...happening,
    now: clock.now(),
    wallTime: clock.wallTime(),
  })

  function send(happening: Happening): void {
    const next = transition(state, stamp(happening))
    if (next) follow(next)
  }

  function follow(next: Next): void {
    // A request that nobody waits for any more does not have to finish.
    if (state.waiting && state.waiting.requestId !== next.state.waiting?.requestId) abort?.abort()
    // Nor does a timer of a place that was left have to ring.
    if (state.visit !== next.state.visit) for (const callOff of timers) callOff()
    state = next.state
    for (const listener of listeners) listener()
    if (hasScreen(state)) sayOpened()
    for (const effect of next.effects) perform(effect)
  }

  function sayOpened(): void {
    if (opened) return
    opened = true
    emit({ type: 'opened' })
  }

  function perform(effect: Effect): void {
    if (effect.do === 'emit') emit(effect.message)
    else if (effect.do === 'warn') warn?.(effect.message)
    else if (effect.do === 'wake') wake(effect)
    else void ask(effect.requestId, effect.call)
  }

  // Polls go on behind the bank's own tab; what limits the shopper's patience counts while they can see us.
  function wake({ ms, visit, what }: Extract<Effect, { do: 'wake' }>): void {
    const [wait, pause] =
      what === 'poll' ? [clock.after, ms * (1 + SPREAD * random())] : [clock.afterVisible, ms]
    const callOff = wait(pause, () => {
      timers.delete(stop)
      send({ type: 'due', visit, what })
    })
    const stop = () => {
      timers.delete(stop)
      callOff()
    }
    timers.add(stop)
    if (what === 'poll') stopPoll = stop
  }

  async function ask(requestId: number, call: Call): Promise<void> {
    // Asked out of turn, when the shopper comes back: the turn that was waited for would be a second row of polls.
    if (call.verb === 'status' || call.verb === 'find-loan') stopPoll()
    abort = new AbortController()
    try {
      const answer = await api(call, abort.signal)
      send({ type: 'answered', requestId, answer })
    } catch (error) {
      // Any other error is a mistake in this code. The shopper is told what an unreadable answer is told as.
      const failure =
        error instanceof ApiFailure ? error : new ApiFailure('unreadable', 'An answer could not be used.')
      send({ type: 'failed', requestId, failure })
    }
  }

  follow(first)
  // When the start takes long, the page takes its skeleton away all the same: the starting screen says that it takes long.
  if (!opened) timers.add(clock.afterVisible(LONG, sayOpened))
  return {
    get state() {
      return state
    },
    clock,
    send,
    can: (happening) => transition(state, stamp(happening)) !== undefined,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
