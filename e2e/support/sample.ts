import { pick, seeded } from '../faults/random.ts'

/** `npm test` sets it: of what is tried in many ways it runs a few. Otherwise all of them run. */
export const isShort = process.env['KLUMP_TESTS'] === 'short'

const SEED = Number(process.env['KLUMP_SEED'] ?? 20261128)
const FULL = '@full'

/** Of a test that the short form leaves out: its siblings show the same kind. */
export const inFull = { tag: FULL }

/** Tests that the short form leaves out. */
export const leftOut = isShort ? { grepInvert: new RegExp(FULL) } : {}

/**
 * Each of these with what its test is to be told: so many of them, chosen by KLUMP_SEED, run in the short form too.
 * The same seed chooses the same ones, in each process.
 */
export function sampled<Item>(items: readonly Item[], count: number): [Item, { tag: string[] }][] {
  const random = seeded(SEED)
  const chosen = new Set<Item>()
  while (chosen.size < Math.min(count, items.length)) chosen.add(pick(random, items))
  return items.map((item) => [item, { tag: chosen.has(item) ? [] : [FULL] }])
}

/** Those of them that run: in the short form so many, as `sampled` chooses them. */
export function chosen<Item>(items: readonly Item[], count: number): Item[] {
  return sampled(items, count)
    .filter(([, { tag }]) => !isShort || tag.length === 0)
    .map(([item]) => item)
}

/** Each of the ones with each of the others. */
export function pairs<One, Other>(ones: readonly One[], others: readonly Other[]): [One, Other][] {
  return ones.flatMap((one) => others.map((other): [One, Other] => [one, other]))
}
