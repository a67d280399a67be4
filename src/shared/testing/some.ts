/**
 * What a test of many alike is told to try: all of them, and with `npm test` so many, taken evenly from the first on.
 * So the first stands for its kind, and its siblings are tried by `npm run test:all`.
 */
export function some<Item>(items: readonly Item[], count: number): Item[] {
  const every = import.meta.env['KLUMP_TESTS'] === 'short' ? Math.ceil(items.length / count) : 1
  return items.filter((_, index) => index % every === 0)
}
