import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createMerchant, type Merchant } from './index.ts'
import type { JournalEntry } from './journal.ts'
import { openMerchantStore } from './store/index.ts'
import { KlumpModel } from './testing/klump-model.ts'
import { SECRET } from './testing/shop.ts'
import { WEBHOOK_PATH } from './webhooks/route.ts'

/*
 * One order and random events: attempts, loans that are given now or much later, webhooks (late, repeated, replayed under new ids, out
 * of order), confirmations, runs of the timer, lost answers, a replaced server. In the end the order is paid exactly when an attempt
 * was paid, it was marked paid once, and every second payment was reported once.
 */

const which = fc.nat(5)
const step = fc.oneof(
  fc.record({ do: fc.constant('attempt' as const) }),
  { weight: 3, arbitrary: fc.record({ do: fc.constant('succeed' as const), which }) },
  fc.record({ do: fc.constant('abandon' as const), which }),
  fc.record({ do: fc.constant('webhook' as const), which, id: fc.nat(2) }),
  fc.record({ do: fc.constant('confirm' as const), which }),
  fc.record({ do: fc.constant('reconcile' as const) }),
  fc.record({ do: fc.constant('lose' as const), answers: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ do: fc.constant('replace-server' as const) }),
  fc.record({ do: fc.constant('settle' as const) }),
)
type Step = typeof step extends fc.Arbitrary<infer Of> ? Of : never

class World {
  readonly klump = new KlumpModel(14_000)
  readonly store = openMerchantStore(':memory:')
  readonly journal: JournalEntry[] = []
  readonly sent: { headers: Record<string, string>; body: string }[] = []
  readonly under: Promise<unknown>[] = []
  private readonly later: (() => void)[] = []
  private readonly ask: (url: string) => Promise<Response>
  private readonly scheduler: fc.Scheduler
  private merchant: Merchant
  private lost = 0
  private orderId = ''

  constructor(scheduler: fc.Scheduler) {
    this.scheduler = scheduler
    // The scheduler decides when each request is answered. The answer is the state at that moment.
    this.ask = scheduler.scheduleFunction(async (url: string) => {
      if (this.lost > 0) {
        this.lost -= 1
        throw new TypeError('fetch failed')
      }
      const answer = this.klump.verify(decodeURIComponent(url.split('/').at(-2) ?? ''))
      return answer ? Response.json(answer) : Response.json({ message: 'no' }, { status: 404 })
    })
    this.merchant = this.serve()
  }

  private serve(): Merchant {
    return createMerchant({
      publicKey: 'klp_pk_test_madeup00',
      secretKey: SECRET,
      apiUrl: 'https://klump.example',
      shopUrl: 'https://shop.example',
      store: this.store,
      clock: () => 1_800_000_000_000,
      fetch: async (input) => await this.ask(new Request(input).url),
      log: () => {},
      record: (entry) => this.journal.push(entry),
      later: (_ms, run) => {
        this.later.push(run)
        return () => {}
      },
    })
  }

  private async post<T>(path: string, body: unknown): Promise<T> {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' } }
    const response = await this.merchant.app.request(path, { ...init, body: JSON.stringify(body) })
    return (await response.json()) as T
  }

  async begin(): Promise<void> {
    const items = [{ id: 'lantern', quantity: 1 }]
    const made = await this.post<{ orderId: string; checkout: { merchant_reference: string } }>(
      '/api/orders',
      { items },
    )
    this.orderId = made.orderId
    this.klump.initiate(made.checkout.merchant_reference)
  }

  get order() {
    const order = this.store.findOrder(this.orderId)
    if (!order) throw new Error('The order is gone.')
    return order
  }

  take(step: Step): void {
    const chosen =
      'which' in step ? this.klump.transactions[step.which % this.klump.transactions.length] : undefined
    switch (step.do) {
      case 'attempt':
        this.under.push(this.attempt())
        break
      case 'succeed':
        if (chosen) chosen.status = 'successful'
        break
      case 'abandon':
        if (chosen?.status === 'new') chosen.status = 'abandoned'
        break
      case 'webhook':
        if (chosen) this.under.push(this.deliver(this.klump.webhook(chosen, `id-${step.id}`)))
        break
      case 'confirm':
        this.under.push(this.confirm(chosen?.reference))
        break
      case 'reconcile':
        this.under.push(this.merchant.reconciler.run())
        break
      case 'lose':
        this.lost += step.answers
        break
      case 'replace-server':
        this.replaceServer()
        break
      case 'settle':
        break
    }
  }

  private async attempt(): Promise<void> {
    const path = `/api/orders/${this.orderId}/attempts`
    const next = await this.post<{ verdict: string; checkout?: { merchant_reference: string } }>(path, {})
    if (next.checkout) {
      const { merchant_reference: own } = next.checkout
      expect(this.store.findOrderByMerchantReference(own)?.id, 'written down before it is handed out').toBe(
        this.orderId,
      )
      expect(this.klump.initiate(own), 'never used before').toBeDefined()
    } else expect(['already-paid', 'in-progress', 'unknown']).toContain(next.verdict)
  }

  private async confirm(reference: string | undefined): Promise<void> {
    const { verdict } = await this.post<{ verdict: string }>(`/api/orders/${this.orderId}/confirm`, {
      reference,
    })
    // The answer may be a moment old, but it is never "paid" for an order without a payment.
    if (verdict === 'paid') expect(this.successes().length).toBeGreaterThan(0)
  }

  private async deliver(webhook: { headers: Record<string, string>; body: string }): Promise<void> {
    this.sent.push(webhook)
    const response = await this.merchant.app.request(WEBHOOK_PATH, { method: 'POST', ...webhook })
    // A server that is being replaced answers 503, and Klump sends the webhook again.
    expect([200, 503]).toContain(response.status)
  }

  /** Like a new release or a machine that went down: the work in memory is lost. */
  private replaceServer(): void {
    this.merchant.webhooks.stop()
    this.merchant.reconciler.stop()
    this.later.length = 0
    this.merchant = this.serve()
    this.merchant.webhooks.resume()
  }

  successes() {
    return this.klump.successfulAmong(this.order.references)
  }

  async rest(): Promise<void> {
    await this.scheduler.waitFor(Promise.all(this.under.splice(0)))
    await this.scheduler.waitFor(this.merchant.webhooks.idle())
  }

  /** Klump answers again, the sent webhooks come once more under new ids, and the timer runs. */
  async calmDown(): Promise<void> {
    this.lost = 0
    await this.rest()
    for (const [index, { headers, body }] of this.sent.toReversed().entries())
      this.under.push(this.deliver({ body, headers: { ...headers, 'x-klump-webhook-id': `again-${index}` } }))
    await this.rest()
    for (const run of this.later.splice(0)) run()
    await this.rest()
    await this.scheduler.waitFor(this.merchant.reconciler.run())
  }
}

test('any interleaving marks the order paid once if an attempt is paid, and reports each second payment once', async () => {
  const seen = { paid: 0, twice: 0, open: 0 }
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(step, { minLength: 1, maxLength: 16 }),
      fc.boolean(),
      fc.nat(2),
      async (scheduler, steps, namesOwn, before) => {
        const world = new World(scheduler)
        world.klump.namesOwn = namesOwn
        await scheduler.waitFor(world.begin())
        // Earlier attempts that the shopper left.
        for (let count = 0; count < before; count += 1) {
          world.take({ do: 'attempt' })
          await world.rest()
        }
        for (const one of steps) {
          world.take(one)
          if (one.do === 'settle') await world.rest()
          if (world.order.state === 'paid') expect(world.successes().length).toBeGreaterThan(0)
        }
        await world.calmDown()

        const { order, journal } = world
        const paidBy = world.successes().map(({ reference }) => reference)
        expect(order.state).toBe(paidBy.length > 0 ? 'paid' : 'open')
        const marked = journal.filter((entry) => entry.kind === 'decision' && entry.paidNow)
        expect(marked).toHaveLength(Math.min(paidBy.length, 1))
        const known = order.reference === undefined ? [] : [order.reference, ...order.secondPayments]
        expect(new Set(known)).toEqual(new Set(paidBy))
        const told = journal.flatMap((entry) => (entry.kind === 'paid-twice' ? [entry.second] : []))
        expect(told.toSorted((a, b) => a.localeCompare(b))).toEqual(
          order.secondPayments.toSorted((a, b) => a.localeCompare(b)),
        )
        expect(world.store.waitingWebhooks()).toEqual([])
        seen[paidBy.length > 1 ? 'twice' : paidBy.length > 0 ? 'paid' : 'open'] += 1
        world.store.close()
      },
    ),
    { seed: 20_261_129, numRuns: 150 },
  )
  // The runs have to include all three results, or they show nothing.
  expect(Math.min(seen.paid, seen.twice, seen.open)).toBeGreaterThan(10)
}, 120_000)
