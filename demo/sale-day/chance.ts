import { seeded } from '../../e2e/faults/random.ts'

/** Chance that comes out the same for the same seed. */
export interface Chance {
  /** From 0 up to 1. */
  next(): number
  /** Around a middle, never negative, with a long tail (lognormal): half the values are below `median`. */
  around(median: number, spread: number): number
}

export function chanceOf(seed: number): Chance {
  const next = seeded(seed)
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  return { next, around: (median, spread) => median * Math.exp(spread * normal()) }
}
