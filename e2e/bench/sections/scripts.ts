import { contestants } from '../contestants.ts'
import { evaluation } from '../measures/evaluation.ts'
import { Samples } from '../samples.ts'
import type { Bench, Section } from '../section.ts'
import { spread, table } from '../table.ts'
import { SLOW } from '../visit.ts'

/** `scripts`: what runs before the click. */
export function scripts({ use, servers, peers, next }: Bench): Section {
  const all = contestants(servers, peers).filter((contestant) => contestant.scripts)
  const times = new Samples()
  const figures = () =>
    times.keys().map(([name = '', file = '']) => ({ name, file, ms: times.spread([name, file]) }))
  return {
    name: 'scripts',
    async round() {
      for (const contestant of all) {
        next(`what ${contestant.name} runs before the click`)
        for (const [file, ms] of await use((browser) => evaluation(browser, contestant, SLOW)))
          times.add([contestant.name, file], ms)
      }
    },
    report: () =>
      `## Script that runs before the click, ${SLOW.name}\n\n${table(
        ['Who', 'File', 'Time'],
        figures().map(({ name, file, ms }) => [name, file.slice(1), spread(ms)]),
      )}`,
    figures,
  }
}
