import type { Clock } from '../shared/clock.ts'
import { timersFor, type Stage, type Timer } from './stage.ts'
import { afterVisible } from '../shared/visible-time.ts'

/** Runs the timers that a stage wants, and no others. */
export interface Timers {
  follow(stage: Stage): void
  stop(): void
}

export function stageTimers(document: Document, clock: Clock, ring: (timer: Timer) => void): Timers {
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
    follow(stage) {
      // By frame: a second try has its twenty seconds for itself.
      const attempt = 'attempt' in stage ? stage.attempt : 0
      const wanted = Object.entries(timersFor(stage)).map(([name, ms]) => ({
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
