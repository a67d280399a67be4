import { createHmac } from 'node:crypto'
import { array, assert, asyncProperty, boolean, constantFrom, record, scheduler } from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { listen } from '../listen.ts'
import { serveSandbox, type Sandbox } from '../../src/sandbox/index.ts'
import { stand } from '../../src/sandbox/testing/stand.ts'
import { walkTo } from '../../src/sandbox/testing/walk.ts'
import { createMerchant } from './index.ts'
import type { Confirmation, JournalEntry } from './journal.ts'
import { openMerchantStore } from './store/index.ts'
import { openTestShop, type Order } from './testing/shop.ts'
import { WEBHOOK_PATH } from './webhooks/route.ts'

/* An order is paid once, whether the page, the webhook or both report it, in whatever order, however often. */

const CONTACT = { email: 'ada@example.test', phone: '08012345678' }

/** Walks a shopper to the end of pay in 4 for this order, and returns the reference. */
async function pay(order: Order, sandbox: Sandbox): Promise<string> {
  const { client } = await walkTo('LOAN_STATUS', 'klump', sandbox, { ...order.checkout, ...CONTACT })
  return (client.last.body['data'] as { reference: string }).reference
}

const decisionsIn = (journal: JournalEntry[]) =>
  journal.flatMap((entry) => (entry.kind === 'decision' ? [entry] : []))

describe('over real connections, the order is paid once when', () => {
  async function open() {
    const klump = await serveSandbox({
      store: ':memory:',
      checkoutDir: '/nowhere',
      hostname: 'localhost',
      port: 0,
      pollDecisionAfterMs: 0,
    })
    onTestFinished(klump.close)
    const listening = await listen('127.0.0.1', 0)
    onTestFinished(listening.close)
    const store = openMerchantStore(':memory:')
    onTestFinished(() => store.close())
    const journal: JournalEntry[] = []
    const { app, webhooks } = createMerchant({
      ...klump.sandbox.account().test,
      apiUrl: klump.origin,
      shopUrl: listening.origin,
      store,
      record: (entry) => journal.push(entry),
    })
    listening.serve(app)
    const post = async <T>(path: string, body: unknown) => {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' } }
      const response = await fetch(listening.origin + path, { ...init, body: JSON.stringify(body) })
      return (await response.json()) as T
    }
    const order = await post<Order>('/api/orders', { items: [{ id: 'fan', quantity: 2 }] })
    const { sandbox } = klump
    return {
      order,
      sandbox,
      journal,
      reference: await pay(order, sandbox),
      state: () => store.findOrder(order.orderId)?.state,
      hear: () => sandbox.webhooks.setUrl('test', listening.origin + WEBHOOK_PATH),
      confirm: (reference: string) =>
        post<Pick<Confirmation, 'verdict'>>(`/api/orders/${order.orderId}/confirm`, { reference }),
      /** Sends every webhook about the order, as a retry would, and waits until the shop has processed them. */
      async deliver() {
        for (const { id } of sandbox.webhooks.deliveries()) sandbox.webhooks.resend(id)
        await sandbox.advance(0)
        await webhooks.idle()
      },
    }
  }

  test('the page reports first, then the webhook, then both again', async () => {
    const { order, reference, confirm, hear, deliver, journal, state } = await open()
    expect(await confirm(reference)).toMatchObject({ verdict: 'paid' })
    hear()
    await deliver()
    expect(await confirm(reference)).toEqual({ verdict: 'paid' })
    await deliver()
    expect(state()).toBe('paid')
    expect(
      decisionsIn(journal).map(({ via, orderId, paidNow }) => [via, orderId === order.orderId, paidNow]),
    ).toEqual([
      ['page', true, true],
      ['webhook', true, false],
      ['page', true, false],
    ])
  })

  test('only the webhook reports, twice', async () => {
    const { hear, deliver, journal, state } = await open()
    hear()
    await deliver()
    await deliver()
    expect(state()).toBe('paid')
    expect(decisionsIn(journal).map(({ via, paidNow }) => [via, paidNow])).toEqual([['webhook', true]])
  })

  test('both report at the same moment, and the page three times', async () => {
    const { reference, confirm, hear, deliver, journal, state } = await open()
    hear()
    const page = () => confirm(reference)
    const [, ...verdicts] = await Promise.all([deliver(), page(), page(), page()])
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['paid', 'paid', 'paid'])
    expect(state()).toBe('paid')
    expect(decisionsIn(journal).filter(({ paidNow }) => paidNow)).toHaveLength(1)
  })
})

const report = record({
  via: constantFrom('page', 'webhook'),
  /** Whether Klump’s answer to the question that follows is lost. */
  lost: boolean(),
  /** Webhooks: the same delivery once more, or one of its own (a resend). */
  sameId: boolean(),
})

test('the order is paid once in 60 random interleavings of page, webhooks, repetitions and lost answers', async () => {
  const { sandbox, pass } = stand()
  const { secretKey } = sandbox.account().test
  const answers: boolean[] = []

  await assert(
    asyncProperty(scheduler(), array(report, { minLength: 1, maxLength: 6 }), async (s, reports) => {
      // The scheduler decides when each request is answered: this makes the interleavings.
      const ask = s.scheduleFunction(async (request: Request) => {
        if (answers.shift()) throw new TypeError('fetch failed')
        return await sandbox.fetch(request)
      })
      const shop = await openTestShop({
        secretKey,
        apiUrl: 'http://localhost:4999',
        fetch: async (input, init) => await ask(new Request(input, init)),
      })
      const order = await shop.order([{ id: 'fan', quantity: 1 }])
      const reference = await pay(order, sandbox)
      pass(3000)
      answers.splice(0, answers.length, ...reports.map(({ lost }) => lost))

      const body = JSON.stringify({
        event: 'klump.payment.transaction.successful',
        data: { reference, merchant_reference: order.checkout.merchant_reference },
      })
      const signature = createHmac('sha512', secretKey).update(body).digest('hex')
      const happen = async (via: string, id: string) => {
        if (via === 'page')
          return await shop.request('POST', `/api/orders/${order.orderId}/confirm`, { reference })
        const headers = { 'x-klump-signature': signature, 'x-klump-webhook-id': id }
        return await shop.app.request(WEBHOOK_PATH, { method: 'POST', headers, body })
      }
      const all = Promise.all(
        reports.map(({ via, sameId }, index) => happen(via, sameId ? 'one' : `own-${index}`)),
      )
      await s.waitFor(all)
      await s.waitFor(shop.webhooks.idle())
      expect((await all).map(({ status }) => status)).toEqual(reports.map(() => 200))

      // After `unknown` the shop asks again: for the page when the shopper asks, for webhooks by itself.
      answers.length = 0
      for (const { run } of shop.later.splice(0)) run()
      await s.waitFor(shop.webhooks.idle())
      const pages = reports.filter(({ via }) => via === 'page')
      for (const _ of pages) await s.waitFor(happen('page', ''))

      const decisions = decisionsIn(shop.journal)
      expect(decisions.filter(({ paidNow }) => paidNow)).toHaveLength(1)
      expect(decisions.map(({ verdict }) => verdict)).not.toContain('not-paid')
      expect(shop.store.findOrder(order.orderId)).toMatchObject({ state: 'paid', reference })
      expect(shop.store.waitingWebhooks()).toEqual([])
      await shop.close()
    }),
    { seed: 20_230_520, numRuns: 60 },
  )
}, 60_000)
