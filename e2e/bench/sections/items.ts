import { withItems } from '../contestants.ts'
import { Samples } from '../samples.ts'
import { rotated, type Bench, type Section } from '../section.ts'
import { spread, table } from '../table.ts'
import { SLOW, visit } from '../visit.ts'

const ITEMS = [1, 10, 100, 1000]

/** `items`: whether a long basket opens as fast as a short one. */
export function items({ use, servers, next }: Bench): Section {
  const baskets = ITEMS.map((count) => withItems(servers, count))
  const times = new Samples()
  const figures = () =>
    baskets.map(({ name }) => ({
      name,
      painted: times.spread([name, 'painted']),
      usable: times.spread([name, 'usable']),
    }))
  return {
    name: 'items',
    async round(number) {
      for (const basket of rotated(baskets, number)) {
        next(basket.name)
        const { painted, usable } = await use((browser) => visit(browser, basket, SLOW))
        times.add([basket.name, 'painted'], painted)
        times.add([basket.name, 'usable'], usable)
      }
    },
    report: () =>
      `## Items in the basket, ${SLOW.name}\n\n${table(
        ['Basket', 'Click to painted', 'Click to first screen'],
        figures().map(({ name, painted, usable }) => [name, spread(painted), spread(usable)]),
      )}`,
    figures,
  }
}
