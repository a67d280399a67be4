import { useLayoutEffect, useState } from 'preact/hooks'
import type { Clock } from '../flow/run.ts'

const SECOND = 1_000

/** The whole seconds until a time of the clock, counted down to 0. */
export function useSecondsUntil(moment: number, { now, after }: Clock): number {
  // Each tick sets a new state. If the seconds were the state, a timer that fires a moment early would not change the state, and the
  // countdown would stop.
  const [ticks, setTicks] = useState(0)
  const seconds = Math.max(0, Math.ceil((moment - now()) / SECOND))
  const done = seconds === 0
  useLayoutEffect(() => (done ? undefined : after(SECOND, () => setTicks(ticks + 1))), [done, ticks, after])
  return seconds
}
