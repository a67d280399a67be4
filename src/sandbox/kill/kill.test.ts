/**
 * The sandbox is killed with SIGKILL at random moments of a run of purchases, and started again on the same store.
 *
 * The short form is part of the unit tests. The long form, and a run with the same moments:
 *
 *     npm run kill
 *     KLUMP_SEED=7 npm run kill
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as moment } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { seeded } from '../../shared/testing/seeded.ts'
import { isSigned, Receiver, type ReceivedWebhook } from '../testing/receiver.ts'
import { startChild } from './child-process.ts'
import { census, faultsIn } from './inspect.ts'
import { Shoppers } from './shoppers.ts'

const KILLS = Number(process.env['KLUMP_KILLS'] ?? 4)
const SEED = Number(process.env['KLUMP_SEED'] ?? 1)
/** A purchase takes seven or more answers. They are counted, not timed, so that a busy machine gets as far as an idle one. */
const MOST_ANSWERS = 100
/** The kill then comes after a random delay, at any point of the requests in progress. */
const LONGEST_MOMENT_MS = 12
const HOUR = 3_600_000

it(
  `the sandbox loses nothing and stores nothing in part over ${KILLS} kills (seed ${SEED})`,
  { timeout: 20_000 + KILLS * 5000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'klump-kill-'))
    const receiver = await new Receiver().start()
    onTestFinished(async () => {
      await receiver.stop()
      rmSync(folder, { recursive: true })
    })
    const store = join(folder, 'sandbox.db')
    const shoppers = new Shoppers()
    const random = seeded(SEED)
    const began = performance.now()

    for (let kill = 1; kill <= KILLS; kill += 1) {
      const child = await startChild(store, receiver.url())
      const buying = shoppers.buyUntilItDies(child)
      await Promise.race([shoppers.afterAnswers(Math.ceil(random() * MOST_ANSWERS)), buying])
      // The random delay is intended: there is no condition to wait for.
      await moment(random() * LONGEST_MOMENT_MS)
      await child.kill()
      await buying
      expect(faultsIn(store, shoppers.purchases), `after kill ${kill}`).toEqual([])
    }

    const child = await startChild(store, receiver.url())
    await child.advance(2 * HOUR)
    const { secretKey } = child.account().test
    await child.kill()

    expect(faultsIn(store, shoppers.purchases)).toEqual([])
    const counted = census(store)
    const answered = shoppers.purchases.filter(({ reference }) => reference)
    expect(counted.transactions).toBeGreaterThanOrEqual(answered.length)
    expect(counted.successful).toBeGreaterThan(0)
    const processed = processOnce(receiver.received, secretKey)
    expect(processed.size).toBe(counted.webhooks)
    expect(paidReferences(processed)).toHaveLength(counted.successful)
    expect(new Set(paidReferences(processed)).size).toBe(counted.successful)
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    console.log(
      `${KILLS} kills in ${seconds} s (seed ${SEED}): ${counted.transactions} transactions, ${counted.successful} successful, ` +
        `${counted.webhooks} webhooks in ${receiver.received.length} deliveries`,
    )
  },
)

/** Acts as a shop's server: checks the signature, and processes each id once. A repeated delivery must have the same bytes. */
function processOnce(
  deliveries: readonly ReceivedWebhook[],
  secretKey: string,
): Map<string, ReceivedWebhook> {
  const processed = new Map<string, ReceivedWebhook>()
  for (const delivery of deliveries) {
    expect(isSigned(delivery, secretKey)).toBe(true)
    const earlier = processed.get(delivery.id)
    if (earlier) expect(delivery.raw.equals(earlier.raw)).toBe(true)
    else processed.set(delivery.id, delivery)
  }
  return processed
}

function paidReferences(processed: Map<string, ReceivedWebhook>): unknown[] {
  return [...processed.values()]
    .filter(({ event }) => event.endsWith('.successful'))
    .map(({ data }) => data['reference'])
}
