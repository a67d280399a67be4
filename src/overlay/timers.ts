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

  function stop(except: ReadonlySet<string> = new Set()): void {
    for (const [key, callOff] of running) {
      if (except.has(key)) continue
      callOff()
      running.delete(key)
    }
  }

  return {
    stop,
    follow(state) {
      // The timer of a frame carries the frame's number: a second try has twenty seconds of its own.
      const attempt = 'attempt' in state ? state.attempt : 0
      const wanted = Object.entries(timersFor(state)).map(([name, ms]) => ({
        key: name === 'frame' ? name + attempt : name,
        timer: name as Timer,
        ms,
      }))
      stop(new Set(wanted.map(({ key }) => key)))
      for (const { key, timer, ms } of wanted) {
        if (running.has(key)) continue
        const late = () => {
          running.delete(key)
          ring(timer)
        }
        running.set(key, afterVisible(document, clock, ms, late))
      }
    },
  }
}
