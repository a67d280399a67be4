import type { Clock } from '../flow/run.ts'

export interface ManualClock extends Clock {
  advance(ms: number): void
  /** In how many milliseconds each timer that was set will ring, the next one first. */
  waiting(): number[]
}

/** 28 November 2026, 9:00 in Lagos. */
const START = Date.UTC(2026, 10, 28, 8)

/** A clock that stands still until it is told to go on, in front of somebody who never looks away. */
export function manualClock(): ManualClock {
  let time = 0
  let timers: { at: number; call: () => void }[] = []
  const after: Clock['after'] = (ms, call) => {
    const timer = { at: time + ms, call }
    timers.push(timer)
    return () => {
      timers = timers.filter((other) => other !== timer)
    }
  }
  return {
    now: () => time,
    wallTime: () => START + time,
    after,
    afterVisible: after,
    waiting: () => timers.map(({ at }) => at - time).sort((a, b) => a - b),
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
