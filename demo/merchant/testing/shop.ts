import { createMerchant, type Merchant, type MerchantOptions } from '../index.ts'
import type { PageAttempt } from '../attempts.ts'
import type { Confirmation, JournalEntry, PageVerdict } from '../journal.ts'
import type { CheckoutData } from '../payload.ts'
import { openMerchantStore, type MerchantStore } from '../store/index.ts'
import {
  reply,
  startKlumpServer,
  type Handler,
  type KlumpServer,
} from '../../../src/server/testing/klump-server.ts'

export const SECRET = 'klp_sk_test_madeup00'
export const REFERENCE = 'KLP-1662-348036-0961'

export interface Order {
  orderId: string
  publicKey: string
  checkout: CheckoutData
}

/** A shop's server, with a Klump server whose answers the test sets. */
export interface TestShop {
  klump: KlumpServer
  store: MerchantStore
  app: Merchant['app']
  log: string[]
  journal: JournalEntry[]
  webhooks: Merchant['webhooks']
  /** Postponed work with its wait in milliseconds. The test runs it. */
  later: { ms: number; run: () => void }[]
  request(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Response>
  order(items?: { id: string; quantity: number }[]): Promise<Order>
  /** The answer that the page receives, with the journal entry of the shop's server. */
  confirm(order: Order, reference: unknown): Promise<Omit<Confirmation, 'verdict'> & { verdict: PageVerdict }>
  /** Another attempt to pay the order. */
  attempt(order: Order): Promise<PageAttempt>
  reconcile(): Promise<void>
  close(): Promise<void>
}

export async function openTestShop(options: Partial<MerchantOptions> = {}): Promise<TestShop> {
  const klump = await startKlumpServer()
  const store = openMerchantStore(':memory:')
  const log: string[] = []
  const journal: JournalEntry[] = []
  const later: TestShop['later'] = []
  const { app, webhooks, reconciler } = createMerchant({
    publicKey: 'klp_pk_test_madeup00',
    secretKey: SECRET,
    apiUrl: klump.url,
    shopUrl: 'http://shop.example',
    store,
    log: (line) => log.push(line),
    record: (entry) => journal.push(entry),
    later: (ms, run) => {
      later.push({ ms, run })
      return () => {}
    },
    ...options,
  })
  const request: TestShop['request'] = async (method, path, body) =>
    await app.request(path, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
  return {
    klump,
    store,
    app,
    log,
    journal,
    webhooks,
    later,
    request,
    async order(items = [{ id: 'lantern', quantity: 1 }]) {
      const response = await request('POST', '/api/orders', { items })
      return (await response.json()) as Order
    },
    async confirm(order, reference) {
      const response = await request('POST', `/api/orders/${order.orderId}/confirm`, { reference })
      const { verdict } = (await response.json()) as { verdict: PageVerdict }
      const decision = journal.findLast(
        (entry) => entry.kind === 'decision' && entry.orderId === order.orderId,
      )
      const written = verdict === 'in-progress' ? 'not-paid' : verdict
      if (decision?.kind !== 'decision' || decision.verdict !== written)
        throw new Error(`The page heard ${verdict}, and nothing was written down about it.`)
      const { reason, checks, attempts, retryAfterSeconds } = decision
      return {
        verdict,
        reason,
        checks,
        attempts,
        ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
      }
    },
    async attempt(order) {
      const response = await request('POST', `/api/orders/${order.orderId}/attempts`, {})
      return (await response.json()) as PageAttempt
    },
    async reconcile() {
      await reconciler.run()
    },
    async close() {
      webhooks.stop()
      reconciler.stop()
      store.close()
      await klump.close()
    },
  }
}

/** Klump's answer about the transaction that pays for this order, with these fields changed. */
export function transactionOf(order: Order, changed: Record<string, unknown> = {}): Handler {
  return reply(200, {
    state: 'success',
    data: {
      id: 1,
      reference: REFERENCE,
      amount: `${order.checkout.amount}.00`,
      status: 'successful',
      currency: 'NGN',
      merchant_reference: order.checkout.merchant_reference,
      meta_data: {},
      is_live: false,
      items: [],
      ...changed,
    },
  })
}
