import { useLayoutEffect, useState } from 'preact/hooks'
import type { Clock } from '../flow/run.ts'

const SECOND = 1_000

/** Whole seconds until a moment of the clock, counted down to 0. */
export function useSecondsUntil(moment: number, { now, after }: Clock): number {
  // Ticks are counted and seconds are not: a timer that fires a hair early would otherwise stop at the same second.
  const [ticks, setTicks] = useState(0)
  const seconds = Math.max(0, Math.ceil((moment - now()) / SECOND))
  const done = seconds === 0
  useLayoutEffect(() => (done ? undefined : after(SECOND, () => setTicks(ticks + 1))), [done, ticks, after])
  return seconds
}
