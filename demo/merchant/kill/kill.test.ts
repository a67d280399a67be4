/**
 * The shop's server is killed with SIGKILL at random moments of a run of purchases, and started again on the same store.
 * The unit tests run the short form. `npm run kill` runs the long form. A seed repeats its moments: `KLUMP_SEED=7 npm run kill`.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as moment } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { reply, startKlumpServer } from '../../../src/server/testing/klump-server.ts'
import { seeded } from '../../../src/shared/testing/seeded.ts'
import { openMerchantStore } from '../store/index.ts'
import { KlumpModel } from '../testing/klump-model.ts'
import { Shoppers } from './shoppers.ts'

const KILLS = Number(process.env['KLUMP_KILLS'] ?? 3)
const SEED = Number(process.env['KLUMP_SEED'] ?? 1)
/** A purchase takes about five answers. Counted, not timed, so that a busy machine gets as far as an idle one. */
const MOST_ANSWERS = 60
/** The longest further wait, so that the kill comes at any point of the work under way. */
const LONGEST_MOMENT_MS = 12

it(
  `the shop's server loses nothing over ${KILLS} kills (seed ${SEED})`,
  { timeout: 60_000 + KILLS * 20_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'merchant-kill-'))
    const model = new KlumpModel(14_000)
    model.namesOwn = false
    const klump = await startKlumpServer()
    klump.answer((request, response) => {
      const answer = model.verify(decodeURIComponent(request.url?.split('/').at(-2) ?? ''))
      reply(answer ? 200 : 404, answer ?? { message: 'no' })(request, response)
    })
    onTestFinished(async () => {
      await klump.close()
      rmSync(folder, { recursive: true })
    })
    const file = join(folder, 'shop.db')
    const random = seeded(SEED)
    const shoppers = new Shoppers(model, random)

    for (let kill = 1; kill <= KILLS; kill += 1) {
      const child = await startChild(file, klump.url)
      const buying = shoppers.buyUntilItDies(child.origin)
      await Promise.race([shoppers.afterAnswers(Math.ceil(random() * MOST_ANSWERS)), buying])
      // A random moment, on purpose: no condition is awaited.
      await moment(random() * LONGEST_MOMENT_MS)
      await child.kill()
      await buying
    }

    // Klump sends each webhook again that was not answered with 200. Then the timer runs. No browser reports anything.
    const child = await startChild(file, klump.url)
    await shoppers.resendWebhooks(child.origin)
    await fetch(`${child.origin}/timer`, { method: 'POST' })
    await child.kill()

    const store = openMerchantStore(file)
    onTestFinished(() => store.close())
    const counts = { orders: 0, paid: 0, twice: 0, attempts: 0 }
    for (const { orderId, references, isShownPaid } of shoppers.purchases) {
      if (orderId === undefined) continue
      const order = store.findOrder(orderId)
      expect(order, 'an order that a page was told of').toBeDefined()
      // Every reference that was handed out is in the store.
      expect(order?.references).toEqual(expect.arrayContaining(references))
      const paidBy = model.successfulAmong(order?.references ?? []).map(({ reference }) => reference)
      expect(order?.state, orderId).toBe(paidBy.length > 0 ? 'paid' : 'open')
      if (isShownPaid) expect(order?.state).toBe('paid')
      const known = order?.reference === undefined ? [] : [order.reference, ...order.secondPayments]
      expect(new Set(known), orderId).toEqual(new Set(paidBy))
      counts.orders += 1
      counts.attempts += references.length
      if (paidBy.length > 0) counts.paid += 1
      if (paidBy.length > 1) counts.twice += 1
    }
    expect(store.waitingWebhooks().length, 'webhooks that were not dealt with').toBe(0)
    expect(counts.paid).toBeGreaterThan(0)
    console.log(`${KILLS} kills (seed ${SEED}): ${JSON.stringify(counts)}`)
  },
)

async function startChild(file: string, klumpUrl: string) {
  const script = join(import.meta.dirname, 'child.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script, file, klumpUrl], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const gone = once(child, 'exit')
  let complaints = ''
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()))
  const said = await Promise.race([once(child.stdout, 'data'), gone.then(() => undefined)])
  if (!said) throw new Error(`The shop's server did not start: ${complaints}`)
  return {
    origin: String(said[0]).trim(),
    /** `kill -9`: no handler runs, nothing is flushed. */
    kill: async () => {
      child.kill('SIGKILL')
      await gone
    },
  }
}
