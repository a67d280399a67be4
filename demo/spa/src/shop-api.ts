import type { Basket, Product } from '../../merchant/catalogue.ts'
import type { PageAttempt } from '../../merchant/attempts.ts'
import type { PageOrder, PageVerdict } from '../../merchant/journal.ts'
import type { CheckoutData } from '../../merchant/payload.ts'

export interface Catalogue {
  products: Product[]
  baskets: Basket[]
  delivery: { fee: number; freeFrom: number }
}

export interface OrderRequest {
  items: Basket['items']
  customer?: { email: string; phone: string }
}

export type Verdict = PageVerdict
export type PlacedOrder = PageOrder

export interface Order {
  orderId: string
  /** With the reference of the order's first attempt. */
  checkout: CheckoutData
}

export const fetchCatalogue = () => call<Catalogue>('/api/catalogue')

/** Reads the order from the shop server's store. The server does not ask Klump for this. */
export const readOrder = (orderId: string) => call<PlacedOrder>(`/api/orders/${orderId}`)

export const placeOrder = (request: OrderRequest) => call<Order>('/api/orders', request)

/**
 * The order with an unused reference, or a verdict about the earlier attempts. The shop's server asks Klump about these.
 */
export async function anotherAttempt(orderId: string, customer: OrderRequest['customer']) {
  const attempt = await call<PageAttempt>(`/api/orders/${orderId}/attempts`, { customer })
  return attempt.verdict === 'fresh' ? attempt.checkout : { verdict: attempt.verdict }
}

/** Sends the reference, and nothing else. */
export const confirmPayment = (orderId: string, reference: string | undefined) =>
  call<{ verdict: Verdict }>(`/api/orders/${orderId}/confirm`, { reference })

/** Whether the shop's server answered that it does not have the order. */
export const isGone = (error: unknown) => error instanceof Error && 'status' in error && error.status === 404

async function call<T>(path: string, body?: unknown): Promise<T> {
  const post = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    // The request completes even when the shopper leaves the page: the server must learn that a loan was requested.
    keepalive: true,
  }
  const response = await fetch(path, body === undefined ? {} : post)
  const answer = await response.json()
  if (!response.ok) throw Object.assign(new Error(answer.message), { status: response.status })
  return answer
}
