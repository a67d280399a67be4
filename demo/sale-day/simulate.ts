import { chanceOf } from './chance.ts'
import { recordPurchase, withOneBank } from './purchase.ts'
import { createServer, type Capacity, type Outage } from './server.ts'
import { openShopper, type Visit } from './shopper.ts'
import { createTally, type Second } from './tally.ts'
import { virtualClock } from './time.ts'

export interface Sale {
  readonly clients: number
  readonly seed: number
  /** Seconds within which all of them open, evenly but by chance. */
  readonly within: number
  readonly capacity: Capacity
  readonly outage?: Outage | undefined
  /** False: every pause is exactly as long as it is meant to be, as a checkout without chance would do it. */
  readonly jitter: boolean
}

export interface Sold {
  readonly sale: Sale
  readonly visits: readonly Visit[]
  readonly seconds: readonly Second[]
}

/** Plays a sale from the first opening to the last end. The same seed gives the same sale. */
export async function simulate(sale: Sale, onTime?: (now: number) => void): Promise<Sold> {
  const { clients, seed, within, capacity, outage, jitter } = sale
  const clock = virtualClock()
  const tally = createTally()
  const wire = chanceOf(seed + 1)
  const people = chanceOf(seed + 2)
  const pauses = chanceOf(seed + 3)
  const { asked, again } = await recordPurchase()
  const recorded = { asked: withOneBank(asked), again }
  const fetch = createServer({ clock, chance: wire, capacity, outage, recorded, tally })
  const visits: Visit[] = []
  const arrivals = chanceOf(seed)
  const random = jitter ? pauses.next : () => 0.5
  for (let number = 0; number < clients; number++)
    clock.after(arrivals.next() * within * 1000, () => {
      visits.push(openShopper({ clock, people, random, fetch }, number))
    })
  await clock.run(onTime)
  return { sale, visits, seconds: tally.seconds }
}
