import type { Basket, Product } from '../../merchant/catalogue.ts'
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

export interface Order {
  orderId: string
  checkout: CheckoutData
}

export const fetchCatalogue = () => call<Catalogue>('/api/catalogue')

export const placeOrder = (request: OrderRequest) => call<Order>('/api/orders', request)

/** Hands over the reference, and nothing else. Never rejects: no answer is `unknown`. */
export async function confirmPayment(orderId: string, reference: string): Promise<Confirmation> {
  try {
    return await call<Confirmation>(`/api/orders/${orderId}/confirm`, { reference })
  } catch {
    return { verdict: 'unknown', reason: 'The shop’s server did not answer.', checks: [] }
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
