import { manualClock } from '../../src/shared/testing/manual-clock.ts'
import type { Order } from '../../src/validation/order.ts'
import { routeOf } from './device.ts'
import { drive } from './drive.ts'
import type { Fault } from './fault.ts'
import { judge } from './judge.ts'
import { seeded } from './random.ts'
import { openTab } from './tab.ts'
import type { World } from './world.ts'

/** What goes wrong, where, and how often: at the first `times` requests of that kind. */
export interface Errand {
  readonly bank: string
  readonly seed: number
  readonly fault?: Fault
  /** Method and path. */
  readonly at?: string
  readonly times?: number
}

export interface Course {
  readonly outcome: string
  readonly violations: readonly string[]
  /** The kinds of request that were sent, in order. */
  readonly routes: readonly string[]
  readonly timesApplied: number
}

let orders = 0

/** One purchase from the first request to the end, with one thing that goes wrong. */
export async function shop(world: World, { bank, seed, fault, at, times = 1 }: Errand): Promise<Course> {
  const clock = manualClock()
  const random = seeded(seed)
  // One order in three has no reference of the shop's.
  const order = orderOf(seed % 3 === 0 ? undefined : `run-${++orders}`)
  const before = { loans: world.sandbox.loanCount(), transactions: world.sandbox.transactions().length }
  let timesApplied = 0
  const hits = (route: string) =>
    fault !== undefined && route === at && timesApplied < times && ++timesApplied > 0

  world.runs({
    after: clock.after,
    judge({ method, path }) {
      if (fault?.own && path === `/v1${fault.own.path}`) return fault.own.applyFault
      return fault?.applyFault && hits(routeOf(method, path)) ? fault.applyFault : undefined
    },
  })
  const mishap = (route: string) => {
    const { device } = fault ?? {}
    if (!device) return undefined
    // "before" is checked when the call is made, the others when a request leaves.
    const asked = device === 'was-offline' ? route.replace(/^before /, '') : route
    const right = (device === 'was-offline') === route.startsWith('before ')
    return right && hits(asked) ? device : undefined
  }
  const tab = openTab({ ...shopperOf(world), clock, order, bank, random, mishap })
  const stuck = await drive(world, clock, [tab])
  const violations = [...stuck, ...judge({ world, clock, tab, before })]
  tab.kill()
  const end = tab.end()
  const outcome = end?.status === 'failed' ? end.error.code : (end?.status ?? 'none')
  return { outcome, violations, routes: [...new Set(tab.device.sent)], timesApplied }
}

/** A shopper at this sandbox, who approves at the bank's page. */
export function shopperOf({ sandbox, proxy }: World) {
  const { publicKey } = sandbox.account().test
  return {
    server: { origin: proxy.origin, publicKey },
    async approve(url: string) {
      const body = new URLSearchParams({ answer: 'approved' })
      await fetch(url, { method: 'POST', body, redirect: 'manual' })
    },
  }
}

export const orderOf = (reference?: string): Order => ({
  amount: 60_000,
  currency: 'NGN',
  items: [{ name: 'Standing fan', unit_price: 60_000, quantity: 1 }],
  email: 'ada@example.com',
  phone: '08012345678',
  ...(reference === undefined ? {} : { merchant_reference: reference }),
})
