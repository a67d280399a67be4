import { Hono } from 'hono'
import * as z from 'zod/mini'
import type { FaultControl } from '../../../src/sandbox/index.ts'
import type { Feed } from '../feed.ts'
import type { Place } from '../place.ts'
import { faultsOfBoth } from './faults.ts'
import { follow } from './readings.ts'
import { callName, CALLS, FAILURES, failureName, TIMES, timesText } from './failures.ts'

const index = z.int().check(z.nonnegative())
const HOUR_MS = 60 * 60 * 1000

const act = z.discriminatedUnion('do', [
  z.object({ do: z.literal('fail'), call: index, failure: index, times: index }),
  z.object({ do: z.literal('stop-failing'), fault: z.optional(index) }),
  z.object({ do: z.literal('new-keys') }),
  z.object({ do: z.literal('deploy-keys') }),
  z.object({ do: z.literal('mode'), mode: z.enum(['test', 'live']) }),
  z.object({ do: z.literal('pass'), hours: z.int().check(z.minimum(1), z.maximum(24 * 31)) }),
  z.object({ do: z.literal('decide'), reference: z.string(), decision: z.enum(['approved', 'declined']) }),
  z.object({ do: z.literal('follow'), which: index, reading: index }),
  z.object({ do: z.literal('reconcile') }),
  z.object({ do: z.literal('clear') }),
])

export type Act = z.infer<typeof act>

/** `POST /desk/switch`: the tester's actions. Each is added to the feed, so that the entries after it have a visible cause. */
export function switchRoute(place: Place, feed: Feed, shopFaults: FaultControl): Hono {
  const faults = faultsOfBoth(place.sandbox.faults, shopFaults)
  const routes = new Hono()
  routes.post('/desk/switch', async (c) => {
    const parsed = act.safeParse(await c.req.json().catch(() => undefined))
    if (!parsed.success) return c.json({ message: 'There is no such switch.' }, 400)
    const result = await bringAbout(parsed.data, { ...place, faults, feed })
    if (result === undefined) return c.json({ message: 'That cannot be done any more.' }, 409)
    if (result !== '') feed.add({ lane: 'tester', title: result })
    return c.json({ message: result })
  })
  return routes
}

/** Carries out an action. Returns a sentence about it; `undefined` when it is not possible. */
async function bringAbout(
  wanted: Act,
  { sandbox, shop, faults, feed }: Place & { faults: FaultControl; feed: Feed },
): Promise<string | undefined> {
  switch (wanted.do) {
    case 'fail': {
      const [call, failure, times] = [CALLS[wanted.call], FAILURES[wanted.failure], TIMES[wanted.times]]
      if (!call || !failure || !times) return undefined
      faults.set({ ...failure.fault, route: call.route, times: times.times })
      return `Will fail, ${timesText(times.times)}: ${call.name}. ${failure.name}.`
    }
    case 'stop-failing':
      return stopFailing(faults, wanted.fault)
    case 'new-keys': {
      const { mode } = sandbox.account()
      sandbox.rotateKeys(mode)
      return `New ${mode.toUpperCase()} keys were generated. The earlier ones ended at once, also the shop’s.`
    }
    case 'deploy-keys': {
      const account = sandbox.account()
      shop.deploy(account[account.mode].secretKey)
      return `The shop was given the account’s ${account.mode.toUpperCase()} keys. Load its page again.`
    }
    case 'mode':
      sandbox.setMode(wanted.mode)
      return `The account is ${wanted.mode.toUpperCase()} now.`
    case 'pass':
      await sandbox.advance(wanted.hours * HOUR_MS)
      return wanted.hours === 1
        ? '1 hour has passed at Klump.'
        : `${wanted.hours} hours have passed at Klump.`
    case 'decide':
      return sandbox.decide(wanted.reference, wanted.decision)
        ? `The bank has ${wanted.decision} ${wanted.reference}.`
        : undefined
    case 'follow':
      return follow(sandbox.behaviour, wanted.which, wanted.reading)
    case 'reconcile': {
      const report = await shop.reconcile()
      return (
        report &&
        `The shop asked about ${report.asked} orders: ${report.paid} paid, ${report.unknown} not known.`
      )
    }
    case 'clear':
      break
  }
  feed.clear()
  return ''
}

/** Faults can only be cleared all at once, so the others are set again. */
function stopFailing(faults: FaultControl, which: number | undefined): string | undefined {
  const all = faults.list()
  const ended = which === undefined ? undefined : all[which]
  if (which !== undefined && !ended) return undefined
  faults.clear()
  if (!ended) return 'Nothing will fail any more.'
  for (const fault of all) if (fault !== ended) faults.set(fault)
  return `Will not fail any more: ${callName(ended.route)}. ${failureName(ended)}.`
}
