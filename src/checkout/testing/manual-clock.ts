import type { Clock } from '../flow/run.ts'

/** A clock that stands still until it is told to go on. */
export function manualClock(): Clock & { advance(ms: number): void } {
  let time = 0
  let timers: { at: number; call: () => void }[] = []
  return {
    now: () => time,
    after(ms, call) {
      const timer = { at: time + ms, call }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    advance(ms) {
      const end = time + ms
      for (;;) {
        const [next] = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
        if (!next) break
        timers = timers.filter((timer) => timer !== next)
        time = next.at
        next.call()
      }
      time = end
    },
  }
}
