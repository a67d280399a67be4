import type { Clock } from '../clock.ts'

/** A clock in milliseconds that stands still until `advance()`. The page counts as visible all the time. */
export interface ManualClock extends Clock {
  wallTime(): number
  afterVisible: Clock['after']
  advance(ms: number): void
  /** The milliseconds until each pending timer fires, the next one first. */
  waiting(): number[]
}

/** Not 0, which code could take for a missing time. */
const START = 1000
/** 28 November 2026, 9:00 in Lagos. */
const WALL_START = Date.UTC(2026, 10, 28, 8)

export function manualClock(): ManualClock {
  let now = START
  const timers = new Set<{ at: number; callback: () => void }>()
  function after(ms: number, callback: () => void): () => void {
    const timer = { at: now + ms, callback }
    timers.add(timer)
    return () => timers.delete(timer)
  }
  return {
    now: () => now,
    wallTime: () => WALL_START + now - START,
    after,
    afterVisible: after,
    soon: (callback) => void after(0, callback),
    advance(ms) {
      const until = now + ms
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)
        if (!next) break
        now = next.at
        timers.delete(next)
        next.callback()
      }
      now = until
    },
    waiting: () => [...timers].map(({ at }) => at - now).sort((a, b) => a - b),
  }
}
