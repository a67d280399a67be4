import type { Basket, Product } from '../../merchant/catalogue.ts'
import type { PageAttempt } from '../../merchant/attempts.ts'
import type { Confirmation } from '../../merchant/journal.ts'
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

export type Verdict = Confirmation['verdict']

export interface Order {
  orderId: string
  /** With the reference of the order's first attempt. */
  checkout: CheckoutData
}

export const fetchCatalogue = () => call<Catalogue>('/api/catalogue')

export const placeOrder = (request: OrderRequest) => call<Order>('/api/orders', request)

/**
 * The order again with a reference that was never used; or what the shop's server knows of the earlier attempts, for which it asks Klump.
 */
export async function anotherAttempt(orderId: string, customer: OrderRequest['customer']) {
  const path = `/api/orders/${orderId}/attempts`
  const attempt = await call<PageAttempt>(path, { customer })
  return attempt.verdict === 'fresh' ? attempt.checkout : { verdict: attempt.verdict }
}

/** Hands over the reference, and nothing else. Never rejects: no answer is `unknown`. */
export async function confirmPayment(orderId: string, reference: string): Promise<Verdict> {
  try {
    return (await call<{ verdict: Verdict }>(`/api/orders/${orderId}/confirm`, { reference })).verdict
  } catch {
    return 'unknown'
  }
}

async function call<T>(path: string, body?: unknown): Promise<T> {
  const post = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }
  const response = await fetch(path, body === undefined ? {} : post)
  const answer = await response.json()
  if (!response.ok) throw new Error(answer.message)
  return answer
}
