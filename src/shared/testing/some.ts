/**
 * The cases that a parametrised test runs. `npm run test:all` runs all of them. `npm test` runs at most `count`, evenly spaced, the first
 * among them.
 */
export function some<Item>(items: readonly Item[], count: number): Item[] {
  const every = import.meta.env['KLUMP_TESTS'] === 'short' ? Math.ceil(items.length / count) : 1
  return items.filter((_, index) => index % every === 0)
}
