import { createMerchant, type Merchant, type MerchantOptions } from '../index.ts'
import type { Confirmation, JournalEntry } from '../journal.ts'
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

/** A shop's server as it runs, with a Klump that a test can put words into. */
export interface TestShop {
  klump: KlumpServer
  store: MerchantStore
  app: Merchant['app']
  log: string[]
  journal: JournalEntry[]
  webhooks: Merchant['webhooks']
  /** What is to be done later, with its wait in milliseconds; a test does it when it likes. */
  later: { ms: number; run: () => void }[]
  request(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Response>
  order(items?: { id: string; quantity: number }[]): Promise<Order>
  confirm(order: Order, reference: unknown): Promise<Confirmation>
  close(): Promise<void>
}

export async function openTestShop(options: Partial<MerchantOptions> = {}): Promise<TestShop> {
  const klump = await startKlumpServer()
  const store = openMerchantStore(':memory:')
  const log: string[] = []
  const journal: JournalEntry[] = []
  const later: TestShop['later'] = []
  const { app, webhooks } = createMerchant({
    publicKey: 'klp_pk_test_madeup00',
    secretKey: SECRET,
    apiUrl: klump.url,
    shopUrl: 'http://shop.example',
    store,
    log: (line) => log.push(line),
    tell: (entry) => journal.push(entry),
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
      return (await response.json()) as Confirmation
    },
    async close() {
      webhooks.stop()
      store.close()
      await klump.close()
    },
  }
}

/** What Klump answers about the transaction that pays for this order, with anything changed. */
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
