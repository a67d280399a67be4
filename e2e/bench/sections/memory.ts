import { COLD_LIMIT, contestants, KLUMP, LIMIT } from '../contestants.ts'
import { growth, type Growth } from '../measures/memory.ts'
import type { Bench, Section } from '../section.ts'
import { signed, table } from '../table.ts'

/** `memory`: what is left after many openings on one page. */
export function memory({ use, servers, openings, next }: Bench): Section {
  const all = contestants(servers, []).filter(({ name }) => [LIMIT, COLD_LIMIT, KLUMP].includes(name))
  const figures: (Growth & { readonly name: string })[] = []
  return {
    name: 'memory',
    once: true,
    async round() {
      for (const contestant of all) {
        const { name } = contestant
        const grown = await use((browser) =>
          growth(browser, contestant, openings, (done) => next(`${name}: opening ${done} of ${openings}`)),
        )
        figures.push({ name, ...grown })
      }
    },
    report: () =>
      `## Memory, openings on one page\n\n${table(
        ['Who', 'Openings', 'Heap', 'Nodes', 'Listeners', 'Frames'],
        figures.map(({ name, openings, heapBytes, nodes, listeners, frames }) => [
          name,
          String(openings),
          `${signed(Math.round(heapBytes / 1000))} kB`,
          signed(nodes),
          signed(listeners),
          signed(frames),
        ]),
      )}`,
    figures: () => figures,
  }
}
