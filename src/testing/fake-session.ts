import type { OverlayEvent, OverlayOutcome } from '../loader/contract.ts'
import type { ForFrame } from '../overlay/reading.ts'
import { redirectAddress } from '../overlay/redirect.ts'
import { claim, release, type Listener, type Running, type Seat } from '../overlay/registry.ts'
import type { startSession } from '../overlay/session.ts'
import { FIRST_STAGE, transition, type Effect, type Stage, type StageEvent } from '../overlay/stage.ts'
import { LEFT_FROM, type Beat } from './beats.ts'

/** One opening, as the test that looks on sees it. */
export interface Show {
  /** The order was read and is in order. Answers with what happens from there. */
  onOrder(forFrame: ForFrame): readonly Beat[]
  /** `redirect` is where the package would have led the page. */
  onEnd(outcome: OverlayOutcome, redirect: string | undefined): void
}

/**
 * An overlay that shows nothing: the stages of the real one, so that leaving, joining and destroying mean the same, with
 * beats in the place of a shopper and a checkout.
 */
export function fakeSession(newShow: () => Show): typeof startSession {
  return (_settings, reading, { document, clock }) => {
    const show = newShow()
    let stage: Stage = FIRST_STAGE
    let forFrame: ForFrame | undefined
    let stopWaiting = () => {}
    let identify: (identity: string | undefined) => void = () => {}
    const identity = new Promise<string | undefined>((resolve) => (identify = resolve))
    const told: OverlayEvent[] = []
    const seats = new Set<Listener>()

    function dispatch(event: StageEvent): void {
      const turn = transition(stage, event)
      if (!turn) return
      const next = turn.stage
      stage = next
      turn.effects.forEach(perform)
      if (next.at === 'ended') end(next.outcome)
    }

    function perform(effect: Effect): void {
      if (effect === 'ask-frame-to-leave')
        return dispatch({ type: 'message', message: { type: 'leave', confirm: false, step: LEFT_FROM } })
      if (effect === 'check-network') return
      if (effect === 'end') return dispatch({ type: 'end' })
      const event = effect === 'tell-success' ? success() : { type: LIFE[effect] }
      if (!event || told.some(({ type }) => type === event.type)) return
      told.push(event)
      for (const listener of seats) listener(event)
    }

    function success(): OverlayEvent | undefined {
      const given = 'approved' in stage ? stage.approved : undefined
      if (!given) return undefined
      const outcome = named(given, forFrame)
      const redirect = redirectAddress(forFrame?.order.redirect_url, outcome)
      return { type: 'success', outcome, ...(redirect && { redirect }) }
    }

    function end(given: OverlayOutcome): void {
      stopWaiting()
      release(document, running)
      identify(undefined)
      const outcome = named(given, forFrame)
      show.onEnd(outcome, redirectAddress(forFrame?.order.redirect_url, outcome))
      for (const listener of seats) listener({ type: 'end', outcome })
      seats.clear()
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

    function join(listener: Listener): Seat {
      seats.add(listener)
      told.forEach(listener)
      return {
        close: () => dispatch({ type: 'close' }),
        leave() {
          if (seats.size === 1 && seats.has(listener)) return dispatch({ type: 'destroy' })
          if (!seats.delete(listener)) return
          const turn = transition(stage, { type: 'destroy' })
          if (turn?.stage.at === 'ended')
            listener({ type: 'end', outcome: named(turn.stage.outcome, forFrame) })
        },
      }
    }

    claim(document, running)
    void (async () => {
      const read = await reading
      if ('error' in read) return dispatch({ type: 'failure', error: read.error })
      forFrame = read.forFrame
      identify(read.identity)
      dispatch({ type: 'order' })
      await play(show.onOrder(forFrame))
    })()
    return join
  }
}

const LIFE = { 'tell-load': 'load', 'tell-open': 'open' } as const

/** With the shop's own reference, where the order has one. */
function named<Ended extends OverlayOutcome>(outcome: Ended, forFrame: ForFrame | undefined): Ended {
  const merchantReference = forFrame?.order.merchant_reference
  if (outcome.status !== 'success' && outcome.status !== 'pending') return outcome
  return merchantReference === undefined ? outcome : { ...outcome, merchantReference }
}
