import { askingContestants, FIRST } from '../contestants.ts'
import type { Place } from '../hosts.ts'
import { inARow, type Sent } from '../network.ts'
import { purchase as buy, type Purchase } from '../measures/purchase.ts'
import type { Bench, Section } from '../section.ts'
import { kB, table } from '../table.ts'
import { FAST, ON_4G, type Profile } from '../visit.ts'

/** A fast device, so that only the network takes time. */
const PROFILE: Profile = { ...FAST, name: 'slow 4G', ...(ON_4G.network && { network: ON_4G.network }) }

/** `purchase`: the files and calls of a whole purchase, by host, with the relay of the host and without. */
export function purchase({ use, servers, next }: Bench): Section {
  const bought = new Map<Place, Purchase>()
  const figures = () =>
    [...bought].flatMap(([place, { ms, requests }]) => [
      ...byHost(place, requests).map(([host, sent]) => ({ place: place.name, host, ...weigh(sent) })),
      { place: place.name, host: 'all', ...weigh(requests), seconds: ms / 1000 },
    ])
  return {
    name: 'purchase',
    once: true,
    async round() {
      servers.slowPreflights(PROFILE.network?.latency)
      for (const place of servers.places) {
        const ours = askingContestants(servers, place).find(({ name }) => name === FIRST.klump)
        if (!ours) continue
        next(place.name)
        bought.set(place, await use((browser) => buy(browser, ours, PROFILE)))
      }
    },
    report: () =>
      `## Weight of a purchase, ${PROFILE.name}\n\n${table(
        ['API', 'Host', 'Requests', 'of them preflights', 'In a row', 'kB, as they came', 'Click to the end'],
        figures().map(({ place, host, requests, preflights, inARow, bytes, ...all }) => [
          place.replace('API ', ''),
          host,
          String(requests),
          String(preflights),
          'seconds' in all ? String(inARow) : '',
          kB(bytes),
          'seconds' in all ? `${all.seconds.toFixed(1)} s` : '',
        ]),
      )}\n\nFrom the click on; klump.js and the overlay, which come before, are under "Bytes". The lender decides at once.`,
    figures,
  }
}

function byHost({ checkout, api }: Place, requests: readonly Sent[]): [string, Sent[]][] {
  const of = (origin: string) => requests.filter(({ url }) => new URL(url).origin === origin)
  const isCall = ({ url }: Sent) => new URL(url).pathname.startsWith('/v1/')
  const files = of(checkout).filter((sent) => !isCall(sent))
  const calls = api ? of(api) : of(checkout).filter(isCall)
  const known = new Set([...files, ...calls])
  return [
    ['checkout: files', files],
    [api ? 'API' : 'checkout: calls to the API', calls],
    ['others', requests.filter((sent) => !known.has(sent))],
  ]
}

const weigh = (requests: readonly Sent[]) => ({
  requests: requests.length,
  preflights: requests.filter(({ kind }) => kind === 'preflight').length,
  inARow: inARow(requests).length,
  bytes: requests.reduce((sum, { bytes }) => sum + bytes, 0),
})
