import type { Spread } from './samples.ts'
import { table } from './table.ts'

/** A wanted value. On a busy machine it proves nothing, so a goal that is not reached fails nothing. */
export interface Goal {
  readonly what: string
  readonly measured: number
  readonly atMost: number
}

/** Of two medians of one run: the first is at most `atMost` times the second. */
export const goal = (what: string, { median }: Spread, to: Spread, atMost: number): Goal => ({
  what,
  measured: median / to.median,
  atMost,
})

/** A median of at most `atMost`. */
export const within = (what: string, { median }: Spread, atMost: number): Goal => ({
  what,
  measured: median,
  atMost,
})

export const goalsTable = (goals: readonly Goal[]): string =>
  `## Goals\n\n${table(
    ['What', 'At most', 'Measured', ''],
    goals.map(({ what, measured, atMost }) => [
      what,
      String(atMost),
      measured < 100 ? measured.toFixed(2) : String(Math.round(measured)),
      measured <= atMost ? 'reached' : 'not reached',
    ]),
  )}`
