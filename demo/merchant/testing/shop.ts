import { createMerchant, type MerchantOptions } from '../index.ts'
import { openMerchantStore, type MerchantStore } from '../store.ts'
import type { CheckoutData } from '../payload.ts'
import type { Verification } from '../verification/types.ts'
import { json, startKlumpServer, type Handler, type KlumpServer } from './klump-server.ts'

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
  log: string[]
  request(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Response>
  order(items?: { id: string; quantity: number }[]): Promise<Order>
  confirm(order: Order, reference: unknown): Promise<Verification>
  close(): Promise<void>
}

export async function openTestShop(options: Partial<MerchantOptions> = {}): Promise<TestShop> {
  const klump = await startKlumpServer()
  const store = openMerchantStore(':memory:')
  const log: string[] = []
  const app = createMerchant({
    publicKey: 'klp_pk_test_madeup00',
    secretKey: SECRET,
    apiUrl: klump.url,
    live: false,
    shopUrl: 'http://shop.example',
    store,
    log: (line) => log.push(line),
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
    log,
    request,
    async order(items = [{ id: 'lantern', quantity: 1 }]) {
      const response = await request('POST', '/api/orders', { items })
      return (await response.json()) as Order
    },
    async confirm(order, reference) {
      const response = await request('POST', `/api/orders/${order.orderId}/confirm`, { reference })
      return (await response.json()) as Verification
    },
    async close() {
      store.close()
      await klump.close()
    },
  }
}

/** What Klump answers about the transaction that pays for this order, with anything changed. */
export function transactionOf(order: Order, changed: Record<string, unknown> = {}): Handler {
  return json(200, {
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
