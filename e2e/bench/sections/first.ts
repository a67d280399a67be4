import { askingContestants, FIRST } from '../contestants.ts'
import { goal, within } from '../goals.ts'
import { byKind, inARow, type Sent } from '../network.ts'
import { Samples, type Spread } from '../samples.ts'
import { rotated, type Bench, type Section } from '../section.ts'
import { ratio, spread, table } from '../table.ts'
import { FAST, ON_3G, ON_4G, visitWithRequests, type Times } from '../visit.ts'
import { waterfall } from '../waterfall.ts'

/** Milliseconds from the click. */
export interface FirstScreen {
  readonly profile: string
  readonly place: string
  readonly name: string
  readonly painted: Spread
  readonly usable: Spread
}

export type Visit = Times & { readonly requests: readonly Sent[] }

/** `first`: ours beside frames written by hand that call the API once, with the API in either place, and their round trips. */
export function first({ use, servers, profiles, next }: Bench): Section {
  const all = servers.places.flatMap((place) =>
    askingContestants(servers, place).map((contestant) => ({ ...contestant, place: place.name })),
  )
  const times = new Samples()
  const onSlow4g = new Map<string, Visit[]>()
  const key = (place: string, name: string) => `${place}\n${name}`
  const figures = (): FirstScreen[] =>
    profiles.flatMap(({ name: profile }) =>
      all.map(({ place, name }) => ({
        profile,
        place,
        name,
        painted: times.spread([profile, place, name, 'painted']),
        usable: times.spread([profile, place, name, 'usable']),
      })),
    )
  const middle = (place: string, name: string) => median(onSlow4g.get(key(place, name)) ?? [])
  return {
    name: 'first',
    async round(number) {
      for (const profile of profiles) {
        servers.slowPreflights(profile.network?.latency)
        for (const contestant of rotated(all, number)) {
          const { name, place } = contestant
          next(`${profile.name}, ${place}: ${name}`)
          const visit = await use((browser) => visitWithRequests(browser, contestant, profile))
          times.add([profile.name, place, name, 'painted'], visit.painted)
          times.add([profile.name, place, name, 'usable'], visit.usable)
          if (profile !== ON_4G) continue
          onSlow4g.set(key(place, name), [...(onSlow4g.get(key(place, name)) ?? []), visit])
        }
      }
    },
    report: () =>
      [
        ...profiles.map(({ name }) => `## First screen, ${name}\n\n${timesTable(figures(), name)}`),
        ...(profiles.includes(ON_4G)
          ? [
              `## Round trips until the first screen, ${ON_4G.name}\n\n${tripsTable(
                all.map(({ place, name }) => ({ place, name, visit: middle(place, name) })),
              )}`,
            ]
          : []),
        WHAT_IT_IS,
      ].join('\n\n'),
    figures,
    goals: () =>
      servers.places.flatMap(({ name: place }) =>
        profiles.flatMap(({ id, name: profile }) => {
          const usable = (name: string) => times.spread([profile, place, name, 'usable'])
          const so = `${profile}, ${place}`
          const most = MOST_COLD[id]
          return [
            ...(most
              ? [goal(`First screen, cold, ${so}`, usable(FIRST.klump), usable(FIRST.cold), most)]
              : []),
            ...(id === FAST.id
              ? []
              : [goal(`First screen, preloaded, ${so}`, usable(FIRST.warmKlump), usable(FIRST.warm), 1.25)]),
            ...(id === ON_3G.id
              ? [within(`First screen, cold, ${so}, ms`, usable(FIRST.klump), 12_000)]
              : []),
          ]
        }),
      ),
    pictures(caption) {
      const [same] = servers.places
      if (!same) return {}
      const limit = middle(same.name, FIRST.cold)
      const ours = middle(same.name, FIRST.klump)
      if (!limit || !ours) return {}
      const lanes = [
        { name: FIRST.cold, visit: limit },
        { name: FIRST.klump, visit: ours },
      ]
      return { waterfall: waterfall(lanes, `First screen, cold, ${ON_4G.name}. ${caption}`) }
    },
  }
}

/** The goal by profile: at most so many times as long as what is written by hand. */
const MOST_COLD: Readonly<Record<string, number>> = { '6x': 2, '4g': 1.25 }

const WHAT_IT_IS = `"${FIRST.cold}" is a \`<dialog>\` with a frame whose document asks for the banks in its first line and draws nine of them; "${FIRST.warm}" has its document before the click and asks on it. Ratios are to the one that begins alike and has its API in the same place. "In a row" are requests each of which waited for the one before: the round trips that the network makes everybody wait for. A connection itself costs nothing here, as browsers' own tools slow down answers only: on a real network each origin that is new costs up to three round trips more.`

const isWarm = (name: string) => name === FIRST.warm || name === FIRST.warmKlump

function timesTable(figures: readonly FirstScreen[], profile: string): string {
  const rows = figures.filter((row) => row.profile === profile)
  return table(
    ['API', 'Who', 'Click to painted', 'to the limit', 'Click to first screen', 'to the limit'],
    rows.map(({ place, name, painted, usable }) => {
      const limit = rows.find(
        (row) => row.place === place && row.name === (isWarm(name) ? FIRST.warm : FIRST.cold),
      )
      return [
        place.replace('API ', ''),
        name,
        spread(painted),
        ratio(painted, limit?.painted),
        spread(usable),
        ratio(usable, limit?.usable),
      ]
    }),
  )
}

function tripsTable(
  rows: readonly { readonly place: string; readonly name: string; readonly visit: Visit | undefined }[],
): string {
  return table(
    ['API', 'Who', 'In a row', 'Which', 'All requests by kind'],
    rows.map(({ place, name, visit }) => {
      const before = visit ? visit.requests.filter(({ sent }) => sent < visit.usable) : []
      const line = inARow(before.filter(({ answered = Infinity }) => answered < (visit?.usable ?? 0)))
      return [
        place.replace('API ', ''),
        name,
        String(line.length),
        line.map(({ kind }) => kind).join(', '),
        byKind(before),
      ]
    }),
  )
}

/** The visit that took longer than half of the others. */
function median(visits: readonly Visit[]): Visit | undefined {
  const sorted = visits.toSorted((a, b) => a.usable - b.usable)
  return sorted[Math.floor(sorted.length / 2)]
}
