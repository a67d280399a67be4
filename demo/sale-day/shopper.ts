import { createApi } from '../../src/checkout/api/calls.ts'
import { createClient } from '../../src/checkout/api/client.ts'
import * as laterCalls from '../../src/checkout/api/later-calls.ts'
import { begin } from '../../src/checkout/flow/begin.ts'
import { run, type Clock } from '../../src/checkout/flow/run.ts'
import type { State } from '../../src/checkout/flow/state.ts'
import type { Chance } from './chance.ts'
import { goOn } from './go-on.ts'
import { saleOrder, SHOP } from './purchase.ts'
import type { Session } from './server.ts'

/** How one opening went. Milliseconds of the clock. */
export interface Visit extends Session {
  readonly opened: number
  /** When there were banks to choose from. */
  shown?: number
  /** When the shopper read the decision. */
  told?: number
  /** How often something had to be tried again by hand. */
  presses: number
  end?: 'approved' | 'pending' | 'declined' | 'left'
}

interface Options {
  readonly clock: Clock
  /** Of people: how long they look, and how soon they lose patience. */
  readonly people: Chance
  /** Of the checkout: what its pauses are spread by. */
  readonly random: () => number
  readonly fetch: (session: Session) => typeof fetch
}

const PUBLIC_KEY = 'klp_pk_test_0000'
/** One who has pressed "Try again" so often in a row does something else. */
const PATIENCE = 6
/** Half of all people are done with a screen by then. */
const LOOKS: Partial<Record<State['place']['at'], number>> = {
  banks: 5_000,
  requirements: 4_000,
  form: 15_000,
  code: 12_000,
  terms: 8_000,
  split: 8_000,
  preview: 8_000,
  result: 3_000,
}

/** Opens the real checkout for somebody who buys: reads, types, tries again, and one day gives up. */
export function openShopper({ clock, people, random, fetch }: Options, number: number): Visit {
  const visit: Visit = { opened: clock.now(), presses: 0, loans: 0, arrived: 0, unserved: 0 }
  const network = {
    ...clock,
    random,
    fetch: fetch(visit),
    online: () => true,
    onOnline: () => () => {},
  }
  const client = createClient({ base: 'http://api.example', publicKey: PUBLIC_KEY, network })
  const order = saleOrder(`sale-${number}`)
  const flow = run(begin({ publicKey: PUBLIC_KEY, order, shopOrigin: SHOP }), {
    api: createApi(client, PUBLIC_KEY, async () => laterCalls),
    clock,
    random,
    emit: () => {},
  })
  let row = 0
  let planned: unknown

  function look(): void {
    const { place, trouble, waiting, visit: arrival } = flow.state
    if (place.at === 'banks') visit.shown ??= clock.now()
    if (place.at === 'result') {
      visit.told ??= clock.now()
      visit.end = place.verdict.is
    }
    if (place.at === 'problem') visit.end = 'left'
    if (waiting || place.at === 'gone' || visit.end === 'left') return
    // Once for each screen, and once more for each message on it.
    const reason = trouble ?? arrival
    if (planned === reason) return
    planned = reason
    if (trouble) {
      if (++row > PATIENCE) return leave()
      visit.presses++
    } else row = 0
    // Who was told to wait a little waits longer each time.
    clock.after(people.around(trouble ? 3_000 * row : (LOOKS[place.at] ?? 0), 0.6), () => {
      if (planned === reason) goOn(flow)
    })
  }

  function leave(): void {
    visit.end = 'left'
    flow.send({ type: 'leave' })
  }

  look()
  flow.subscribe(look)
  return visit
}
