import { pick, seeded } from '../faults/random.ts'

/** `npm test` sets KLUMP_TESTS: of tests with many variants only a few run. Otherwise all of them run. */
export const isShort = process.env['KLUMP_TESTS'] === 'short'

const SEED = Number(process.env['KLUMP_SEED'] ?? 20261128)
const FULL = '@full'

/** For a test that the short form leaves out: its siblings show the same kind. */
export const inFull = { tag: FULL }

/** Tests that the short form leaves out. */
export const leftOut = isShort ? { grepInvert: new RegExp(FULL) } : {}

/**
 * Each of these items with the details for its test: `count` of them, chosen by KLUMP_SEED, run in the short form too. The same seed
 * chooses the same ones, in each process.
 */
export function sampled<Item>(items: readonly Item[], count: number): [Item, { tag: string[] }][] {
  const random = seeded(SEED)
  const chosen = new Set<Item>()
  while (chosen.size < Math.min(count, items.length)) chosen.add(pick(random, items))
  return items.map((item) => [item, { tag: chosen.has(item) ? [] : [FULL] }])
}

/** The items that run: in the short form `count` of them, as `sampled` chooses them. */
export function chosen<Item>(items: readonly Item[], count: number): Item[] {
  return sampled(items, count)
    .filter(([, { tag }]) => !isShort || tag.length === 0)
    .map(([item]) => item)
}

/** Each of the ones with each of the others. */
export function pairs<One, Other>(ones: readonly One[], others: readonly Other[]): [One, Other][] {
  return ones.flatMap((one) => others.map((other): [One, Other] => [one, other]))
}
