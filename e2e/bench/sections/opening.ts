import { asSvg } from '../chart.ts'
import { COLD_LIMIT, contestants, isWhole, KLUMP, WARM_KLUMP, WARM_LIMIT } from '../contestants.ts'
import { goal } from '../goals.ts'
import { Samples, type Spread } from '../samples.ts'
import { rotated, type Bench, type Section } from '../section.ts'
import { ratio, spread, table } from '../table.ts'
import { visit } from '../visit.ts'

/** Milliseconds from the click. */
export interface Opened {
  readonly profile: string
  readonly name: string
  readonly painted: Spread
  readonly usable: Spread
}

/** `opening`: ours, pages written by hand, and what others have made. */
export function opening({ use, servers, peers, profiles, next }: Bench): Section {
  const all = contestants(servers, peers)
  const times = new Samples()
  const opened = (): Opened[] =>
    profiles.flatMap(({ name: profile }) =>
      all.map(({ name }) => ({
        profile,
        name,
        painted: times.spread([profile, name, 'painted']),
        usable: times.spread([profile, name, 'usable']),
      })),
    )
  return {
    name: 'opening',
    async round(number) {
      for (const profile of profiles)
        for (const contestant of rotated(all, number)) {
          next(`${profile.name}: ${contestant.name}`)
          const { painted, usable } = await use((browser) => visit(browser, contestant, profile))
          times.add([profile.name, contestant.name, 'painted'], painted)
          times.add([profile.name, contestant.name, 'usable'], usable)
        }
    },
    report: () =>
      [
        ...profiles.map(({ name }) => `## Opening, ${name}\n\n${openingTable(opened(), name)}`),
        WHAT_IT_IS,
      ].join('\n\n'),
    figures: opened,
    goals: () =>
      profiles.flatMap(({ name: profile }) => {
        const painted = (name: string) => times.spread([profile, name, 'painted'])
        const fastest = peers
          .map(({ name }) => painted(name))
          .toSorted((a, b) => a.median - b.median)
          .slice(0, 1)
        return [
          goal(
            `Click to painted, preloaded, ${profile}: to the warmed frame`,
            painted(WARM_KLUMP),
            painted(WARM_LIMIT),
            1.1,
          ),
          goal(
            `Click to painted, cold, ${profile}: to the cold frame`,
            painted(KLUMP),
            painted(COLD_LIMIT),
            1.2,
          ),
          ...fastest.map((peer) =>
            goal(
              `Click to painted, preloaded, ${profile}: to the fastest peer`,
              painted(WARM_KLUMP),
              peer,
              1,
            ),
          ),
        ]
      }),
    pictures: (caption) => ({ bench: asSvg(opened(), caption) }),
  }
}

const WHAT_IT_IS = `Peers are measured until they show anything over the page (a spinner, an empty frame): what comes then is on servers of theirs, which are not asked. The frame of "${COLD_LIMIT}" and "${WARM_LIMIT}" asks no API; ours asks the sandbox twice before there is something to press.`

function openingTable(opened: readonly Opened[], profile: string): string {
  const rows = opened.filter((row) => row.profile === profile)
  const limit = rows.find(({ name }) => name === WARM_LIMIT)
  return table(
    ['Who', 'Click to painted', 'to the limit', 'Click to first screen', 'to the limit'],
    rows.map(({ name, painted, usable }) => [
      name,
      spread(painted),
      ratio(painted, limit?.painted),
      isWhole(name) ? spread(usable) : '',
      isWhole(name) ? ratio(usable, limit?.usable) : '',
    ]),
  )
}
