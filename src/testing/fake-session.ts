import type { OverlayEvent, OverlayOutcome } from '../loader/contract.ts'
import type { ForFrame } from '../overlay/validate-request.ts'
import { withOwnReference } from '../overlay/own-reference.ts'
import { redirectAddress } from '../overlay/redirect.ts'
import { claim, release, type Listener, type Running, type Subscription } from '../overlay/registry.ts'
import type { startSession } from '../overlay/session.ts'
import {
  INITIAL_STATE,
  transition,
  type Effect,
  type OverlayState,
  type StateEvent,
} from '../overlay/state.ts'
import { LEFT_FROM, type Beat } from './beats.ts'

/** One opening, as the test that looks on sees it. */
export interface Show {
  /** The order was read and is in order; `renewable` when it came of a function. Answers with what happens from there. */
  onOrder(forFrame: ForFrame, renewable: boolean): readonly Beat[]
  /** The shop was asked for it again, and gave this. Answers with what happens from there. */
  onRenewed(forFrame: ForFrame): readonly Beat[]
  /** `redirect` is where the package would have led the page. */
  onEnd(outcome: OverlayOutcome, redirect: string | undefined): void
}

/**
 * An overlay that shows nothing: the states of the real one, so that leaving, joining and destroying mean the same, with
 * beats in the place of a shopper and a checkout.
 */
export function fakeSession(newShow: () => Show): typeof startSession {
  return (_settings, validation, { document, clock }, renew) => {
    const show = newShow()
    let state: OverlayState = INITIAL_STATE
    let forFrame: ForFrame | undefined
    let stopWaiting = () => {}
    let identify: (identity: string | undefined) => void = () => {}
    const identity = new Promise<string | undefined>((resolve) => (identify = resolve))
    const emitted: OverlayEvent[] = []
    const listeners = new Set<Listener>()

    function dispatch(event: StateEvent): void {
      const next = transition(state, event)
      if (!next) return
      state = next.state
      next.effects.forEach(perform)
      if (next.state.at === 'ended') end(next.state.outcome)
    }

    function perform(effect: Effect): void {
      if (effect === 'ask-frame-to-leave')
        return dispatch({ type: 'message', message: { type: 'leave', confirm: false, step: LEFT_FROM } })
      if (effect === 'check-network') return
      if (effect === 'ask-for-order') return askForOrder()
      if (effect === 'end') return dispatch({ type: 'end' })
      const event = effect === 'emit-success' ? success() : { type: LIFE[effect] }
      if (!event || emitted.some(({ type }) => type === event.type)) return
      emitted.push(event)
      for (const listener of listeners) listener(event)
    }

    function askForOrder(): void {
      void renew?.().then((read) => {
        if (state.at === 'ended') return
        if ('error' in read) return dispatch({ type: 'failure', error: read.error })
        forFrame = read.forFrame
        return play(show.onRenewed(forFrame))
      })
    }

    function success(): OverlayEvent | undefined {
      const given = 'approved' in state ? state.approved : undefined
      if (!given) return undefined
      const outcome = withOwnReference(given, forFrame)
      const redirect = redirectAddress(forFrame?.order?.redirect_url, outcome)
      return { type: 'success', outcome, ...(redirect && { redirect }) }
    }

    function end(given: OverlayOutcome): void {
      stopWaiting()
      release(document, running)
      identify(undefined)
      const outcome = withOwnReference(given, forFrame)
      show.onEnd(outcome, redirectAddress(forFrame?.order?.redirect_url, outcome))
      for (const listener of listeners) listener({ type: 'end', outcome })
      listeners.clear()
    }

    // Each in a turn of its own, as messages come: a callback may close or destroy between two of them.
    async function play(beats: readonly Beat[]): Promise<void> {
      for (const beat of beats) {
        await Promise.resolve()
        if (beat.type === 'wait')
          await new Promise<void>((resolve) => (stopWaiting = clock.after(beat.ms, resolve)))
        else dispatch(beat)
      }
    }

    const running: Running = {
      version: 2,
      admit: async (given) => ((await identity) === given ? join : undefined),
    }

    function join(listener: Listener): Subscription {
      listeners.add(listener)
      emitted.forEach(listener)
      return {
        close: () => dispatch({ type: 'close' }),
        leave() {
          if (listeners.size === 1 && listeners.has(listener)) return dispatch({ type: 'destroy' })
          if (!listeners.delete(listener)) return
          const next = transition(state, { type: 'destroy' })
          if (next?.state.at === 'ended')
            listener({ type: 'end', outcome: withOwnReference(next.state.outcome, forFrame) })
        },
      }
    }

    claim(document, running)
    void (async () => {
      const read = await validation
      if ('error' in read) return dispatch({ type: 'failure', error: read.error })
      forFrame = read.forFrame
      identify(read.identity)
      dispatch({ type: 'order' })
      await play(show.onOrder(forFrame, renew !== undefined))
    })()
    return join
  }
}

const LIFE = { 'emit-load': 'load', 'emit-open': 'open' } as const
