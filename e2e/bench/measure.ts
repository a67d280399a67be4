import type { SteadyBrowser } from './browser.ts'
import { bytes, type Bytes } from './bytes.ts'
import { contestants, COLD_LIMIT, KLUMP, LIMIT, withItems, type Contestant } from './contestants.ts'
import { evaluation } from './evaluation.ts'
import { growth, type Growth } from './memory.ts'
import type { Peer } from './peers.ts'
import { responsiveness } from './responsiveness.ts'
import type { Servers } from './servers.ts'
import { PROFILES, visit, type Profile } from './visit.ts'

export interface Plan {
  readonly repetitions: number
  readonly profiles: readonly Profile[]
  readonly peers: readonly Peer[]
  readonly items: readonly number[]
  readonly openings: number
  /** Whose pages are watched for how long they go unheard; each opens a frame. */
  readonly felt: readonly string[]
}

/** Milliseconds. */
export interface Spread {
  readonly median: number
  readonly p95: number
}

export interface Opened {
  readonly profile: string
  readonly name: string
  readonly painted: Spread
  readonly usable: Spread
}

export interface Felt {
  readonly name: string
  readonly click: Spread
  readonly longest: Spread
  readonly blocking: Spread
  readonly shift: Spread
  readonly press: Spread
}

export interface Results {
  readonly opened: readonly Opened[]
  readonly items: readonly Opened[]
  readonly evaluated: readonly { readonly name: string; readonly file: string; readonly ms: Spread }[]
  readonly felt: readonly Felt[]
  readonly memory: readonly (Growth & { readonly name: string })[]
  readonly bytes: readonly Bytes[]
}

export const SLOW = PROFILES.filter(({ cpu, slow4g }) => cpu > 1 && !slow4g)

/** Measures everything; whoever drifts, drifts for all, for each repetition has every contestant in it. */
export async function measure(
  { use }: SteadyBrowser,
  servers: Servers,
  { repetitions, profiles, peers, items, openings, felt: watched }: Plan,
  say: (progress: string) => void,
): Promise<Results> {
  const all = contestants(servers, peers)
  const baskets = items.map((count) => withItems(servers, count))
  const times = new Samples()
  const evaluated = new Samples()
  const felt = new Samples()
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const so = `${repetition + 1} of ${repetitions}`
    for (const profile of profiles)
      for (const contestant of turned(all, repetition)) {
        say(`repetition ${so}, ${profile.name}: ${contestant.name}`)
        const { painted, usable } = await use((browser) => visit(browser, contestant, profile))
        times.add([profile.name, contestant.name, 'painted'], painted)
        times.add([profile.name, contestant.name, 'usable'], usable)
      }
    for (const profile of SLOW) {
      for (const basket of turned(baskets, repetition)) {
        say(`repetition ${so}, ${profile.name}: ${basket.name}`)
        const { painted, usable } = await use((browser) => visit(browser, basket, profile))
        times.add([profile.name, basket.name, 'painted'], painted)
        times.add([profile.name, basket.name, 'usable'], usable)
      }
      for (const contestant of all.filter(({ scripts }) => scripts)) {
        say(`repetition ${so}, ${profile.name}: what ${contestant.name} runs before the click`)
        for (const [file, ms] of await use((browser) => evaluation(browser, contestant, profile)))
          evaluated.add([contestant.name, file], ms)
      }
      for (const contestant of all.filter(({ name }) => watched.includes(name))) {
        say(`repetition ${so}, ${profile.name}: how long ${contestant.name} goes unheard`)
        const measured = await use((browser) => responsiveness(browser, contestant, profile))
        for (const [what, value] of Object.entries(measured)) felt.add([contestant.name, what], value)
      }
    }
  }
  const memory = []
  for (const contestant of all.filter(({ name }) => [LIMIT, COLD_LIMIT, KLUMP].includes(name)))
    memory.push({
      name: contestant.name,
      ...(await use((browser) =>
        growth(browser, contestant, openings, (done) =>
          say(`memory of ${contestant.name}: opening ${done} of ${openings}`),
        ),
      )),
    })
  const opened = (profile: Profile, { name }: Contestant): Opened => ({
    profile: profile.name,
    name,
    painted: times.spread([profile.name, name, 'painted']),
    usable: times.spread([profile.name, name, 'usable']),
  })
  return {
    opened: profiles.flatMap((profile) => all.map((contestant) => opened(profile, contestant))),
    items: SLOW.flatMap((profile) => baskets.map((basket) => opened(profile, basket))),
    evaluated: evaluated
      .keys()
      .map(([name = '', file = '']) => ({ name, file, ms: evaluated.spread([name, file]) })),
    felt: all
      .filter(({ name }) => watched.includes(name))
      .map(({ name }) => ({
        name,
        click: felt.spread([name, 'click']),
        longest: felt.spread([name, 'longest']),
        blocking: felt.spread([name, 'blocking']),
        shift: felt.spread([name, 'shift']),
        press: felt.spread([name, 'press']),
      })),
    memory,
    bytes: bytes(peers),
  }
}

// Nobody is always the one who comes after the slowest.
const turned = <Value>(values: readonly Value[], by: number): Value[] => {
  const from = by % Math.max(1, values.length)
  return [...values.slice(from), ...values.slice(0, from)]
}

class Samples {
  readonly #values = new Map<string, number[]>()

  add(key: readonly string[], value: number): void {
    const name = key.join('\n')
    this.#values.set(name, [...(this.#values.get(name) ?? []), value])
  }

  spread(key: readonly string[]): Spread {
    const values = this.#values.get(key.join('\n')) ?? []
    return { median: share(values, 0.5), p95: share(values, 0.95) }
  }

  keys(): string[][] {
    return [...this.#values.keys()].map((key) => key.split('\n'))
  }
}

/** The middle, or any other share, of numbers: `share(values, 0.95)`. NaN of none. */
function share(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? NaN
}
