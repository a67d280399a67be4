import { COLD_LIMIT, contestants, KLUMP, WARM_KLUMP, WARM_LIMIT } from '../contestants.ts'
import { responsiveness as measureResponsiveness } from '../measures/responsiveness.ts'
import { Samples } from '../samples.ts'
import type { Bench, Section } from '../section.ts'
import { spread, table } from '../table.ts'
import { SLOW } from '../visit.ts'

/** Each opens a frame. */
const WATCHED = [COLD_LIMIT, WARM_LIMIT, KLUMP, WARM_KLUMP]

/** `responsiveness`: how long the page does not respond to the shopper while something opens. */
export function responsiveness({ use, servers, next }: Bench): Section {
  const all = contestants(servers, []).filter(({ name }) => WATCHED.includes(name))
  const felt = new Samples()
  const figures = () =>
    all.map(({ name }) => ({
      name,
      click: felt.spread([name, 'click']),
      longest: felt.spread([name, 'longest']),
      blocking: felt.spread([name, 'blocking']),
      shift: felt.spread([name, 'shift']),
      press: felt.spread([name, 'press']),
    }))
  return {
    name: 'responsiveness',
    async round() {
      for (const contestant of all) {
        next(`how responsive ${contestant.name} is`)
        const measured = await use((browser) => measureResponsiveness(browser, contestant, SLOW))
        for (const [what, value] of Object.entries(measured)) felt.add([contestant.name, what], value)
      }
    },
    report: () =>
      `## Responsiveness while opening, ${SLOW.name}\n\n${table(
        [
          'Who',
          'Task of the click',
          'Longest after it',
          'Above 50 ms, in all',
          'Press of a bank to painted',
          'Layout shift',
        ],
        figures().map(({ name, click, longest, blocking, press, shift }) => [
          name,
          spread(click),
          spread(longest),
          spread(blocking),
          spread(press),
          shift.p95.toFixed(3),
        ]),
      )}`,
    figures,
  }
}
