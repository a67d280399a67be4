import type { Spread } from './samples.ts'
import { table } from './table.ts'

/** Something that is wanted. A machine that is busy says nothing about it: a goal that is not reached fails nothing. */
export interface Goal {
  readonly what: string
  readonly measured: number
  readonly atMost: number
}

/** Of two medians of one run: this one is at most so many times the other. */
export const goal = (what: string, { median }: Spread, to: Spread, atMost: number): Goal => ({
  what,
  measured: median / to.median,
  atMost,
})

/** A median that is at most so much. */
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
