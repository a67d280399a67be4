import type { Clock } from '../clock.ts'

/** A clock that stands still until it is moved; `waiting` is how many timers run. */
export interface ManualClock extends Clock {
  advance(ms: number): void
  readonly waiting: number
}

export function manualClock(): ManualClock {
  let now = 1000
  const timers = new Set<{ at: number; callback: () => void }>()
  function after(ms: number, callback: () => void): () => void {
    const timer = { at: now + ms, callback }
    timers.add(timer)
    return () => timers.delete(timer)
  }
  return {
    now: () => now,
    after,
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
    get waiting() {
      return timers.size
    },
  }
}
