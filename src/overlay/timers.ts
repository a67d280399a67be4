import type { Clock } from '../shared/clock.ts'
import { timersFor, type OverlayState, type Timer } from './state.ts'
import { afterVisible } from '../shared/visible-time.ts'

/** Runs the timers that `timersFor` names for the state, and stops all others. */
export interface Timers {
  follow(state: OverlayState): void
  stop(): void
}

export function stateTimers(document: Document, clock: Clock, ring: (timer: Timer) => void): Timers {
  const running = new Map<string, () => void>()

  function stop(wanted: object): void {
    for (const [name, callOff] of running) {
      if (Object.hasOwn(wanted, name)) continue
      callOff()
      running.delete(name)
    }
  }

  return {
    stop: () => stop({}),
    follow(state) {
      const wanted = timersFor(state)
      stop(wanted)
      for (const [name, ms] of Object.entries(wanted)) {
        if (running.has(name)) continue
        const late = () => {
          running.delete(name)
          ring(name as Timer)
        }
        running.set(name, afterVisible(document, clock, ms, late))
      }
    },
  }
}
