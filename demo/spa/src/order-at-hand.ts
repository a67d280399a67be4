import type { OrderAnswer } from 'klump-checkout'
import { anotherAttempt, placeOrder, type Order, type OrderRequest } from './shop-api.ts'

type Items = OrderRequest['items']

/** The order that is paid for: placed once, found again in every window, and paid by one of as many attempts as it takes. */
export interface OrderAtHand {
  /** Its id, as far as it was placed; for a basket, that of these items. */
  find(items: Items): string | undefined
  /** Whether these items were ordered last: whoever comes back finds their basket. */
  isLast(items: Items): boolean
  /** Its id; places it when it was not. */
  place(request: OrderRequest): Promise<string>
  /** What the checkout is to be given: the order with a reference that was never used, or how earlier attempts stand. */
  nextAttempt(request: OrderRequest): Promise<OrderAnswer>
  /** These items are ordered anew by the next press. */
  forget(items: Items): void
}

/** `addressed` is the order of the page `/orders/:id`; elsewhere the order is that of the chosen basket. */
export function orderAtHand(addressed: string | undefined): OrderAtHand {
  /** The order that is being placed, or was placed by this page. */
  let placing: { key: string; id: Promise<string> } | undefined
  /** The first attempt comes with the order. */
  let placed: Order | undefined

  const find: OrderAtHand['find'] = (items) => addressed ?? recall(keyOf(items))

  async function placeNew(request: OrderRequest): Promise<string> {
    placed = await placeOrder(request)
    keep(keyOf(request.items), placed.orderId)
    keep(LAST, keyOf(request.items))
    return placed.orderId
  }

  async function place(request: OrderRequest): Promise<string> {
    if (addressed !== undefined) return addressed
    const key = keyOf(request.items)
    if (placing?.key !== key) {
      const id = inTurn(async () => recall(key) ?? (await placeNew(request)))
      placing = { key, id }
      id.catch(() => (placing = undefined))
    }
    return await placing.id
  }

  function forget(items: Items): void {
    placing = placed = undefined
    drop(keyOf(items))
  }

  async function nextAttempt(request: OrderRequest): Promise<OrderAnswer> {
    const id = await place(request)
    if (placed?.orderId === id) {
      const { checkout } = placed
      placed = undefined
      return checkout
    }
    const attempt = await anotherAttempt(id, request.customer)
    if (attempt !== 'gone') return attempt
    if (addressed !== undefined) return { verdict: 'unknown' }
    // The shop's server does not have the kept order any more, so nothing of it can be paid: it is placed anew.
    forget(request.items)
    return await nextAttempt(request)
  }

  return { find, isLast: (items) => recall(LAST) === keyOf(items), place, nextAttempt, forget }
}

/**
 * Two windows in which the same basket is paid for at the same moment have one order: the second finds what the first has kept. Where the
 * browser has no locks, the app goes on without.
 */
async function inTurn<T>(run: () => Promise<T>): Promise<T> {
  return 'locks' in navigator ? await navigator.locks.request('itan-app-order', run) : await run()
}

/*
 * Kept beside the page: the order's id, by what was chosen, and nothing about the shopper. Where the browser keeps nothing, an order lasts as
 * long as the page.
 */

const LAST = 'itan-app-choice'
const keyOf = (items: Items) => `itan-app-order-${JSON.stringify(items)}`
const lasting = new Map<string, string>()

function recall(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? lasting.get(key)
  } catch {
    return lasting.get(key)
  }
}

function keep(key: string, value: string): void {
  lasting.set(key, value)
  try {
    localStorage.setItem(key, value)
  } catch {
    // No storage here, or a full one.
  }
}

function drop(key: string): void {
  lasting.delete(key)
  try {
    localStorage.removeItem(key)
  } catch {
    // No storage here.
  }
}
