import type { OrderAnswer } from 'klump-checkout'
import { anotherAttempt, placeOrder, type OrderRequest } from './shop-api.ts'

/** The order that is paid for: placed once, and kept across a reload; paid by one of as many attempts as it takes. */
export interface OrderAtHand {
  /** Its id, as far as it was placed; for a basket, that of these items. */
  find(items: OrderRequest['items']): string | undefined
  /** Its id; places it when it was not. */
  place(request: OrderRequest): Promise<string>
  /** What the checkout is to be given: the order with a reference that was never used, or how earlier attempts stand. */
  nextAttempt(request: OrderRequest): Promise<OrderAnswer>
  /** The next one is a new order. */
  forget(): void
}

interface Kept {
  items: string
  orderId: string
}

/** Holds what was chosen and the order's id; nothing about the shopper. */
const KEPT = 'itan-app-order'

/** `addressed` is the order of the page `/orders/:id`; elsewhere the order is that of the chosen basket. */
export function orderAtHand(addressed: string | undefined): OrderAtHand {
  let placing: { items: string; order: Promise<string> } | undefined
  /** The order with the reference of its first attempt, until that is handed out. */
  let first: { orderId: string; checkout: OrderAnswer } | undefined

  const find: OrderAtHand['find'] = (items) => {
    const kept = readKept()
    return addressed ?? (kept?.items === JSON.stringify(items) ? kept.orderId : undefined)
  }

  async function placeOnce(request: OrderRequest): Promise<string> {
    const kept = find(request.items)
    if (kept !== undefined) return kept
    first = await placeOrder(request)
    keep({ items: JSON.stringify(request.items), orderId: first.orderId })
    return first.orderId
  }

  const place: OrderAtHand['place'] = async (request) => {
    const items = JSON.stringify(request.items)
    if (placing?.items !== items) {
      const order = inTurn(async () => await placeOnce(request))
      placing = { items, order }
      order.catch(() => (placing = undefined))
    }
    return await placing.order
  }

  const forget = () => {
    placing = first = undefined
    keep(undefined)
  }

  return {
    find,
    place,
    forget,
    async nextAttempt(request) {
      const orderId = await place(request)
      if (first?.orderId === orderId) {
        const { checkout } = first
        first = undefined
        return checkout
      }
      const attempt = await anotherAttempt(orderId, request.customer)
      if (attempt !== 'gone' || addressed) return attempt === 'gone' ? { verdict: 'unknown' } : attempt
      // The shop's server does not have the kept order any more, so nothing of it can be paid.
      forget()
      await place(request)
      return await this.nextAttempt(request)
    },
  }
}

/** Two windows in which the same basket is paid for at the same moment have one order. Where the browser has no locks, it goes on without. */
async function inTurn<T>(run: () => Promise<T>): Promise<T> {
  return 'locks' in navigator ? await navigator.locks.request(KEPT, run) : await run()
}

function readKept(): Kept | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? 'null') as Partial<Kept> | null
    if (typeof kept?.items === 'string' && typeof kept.orderId === 'string')
      return { items: kept.items, orderId: kept.orderId }
  } catch {
    // No storage here, or something else in it: a new order.
  }
  return undefined
}

function keep(order: Kept | undefined): void {
  try {
    if (order) localStorage.setItem(KEPT, JSON.stringify(order))
    else localStorage.removeItem(KEPT)
  } catch {
    // No storage here: the order lasts as long as the page.
  }
}
