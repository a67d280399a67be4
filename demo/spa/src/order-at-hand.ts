import type { OrderAnswer } from 'klump-checkout'
import { drop, keep, recall } from './kept.ts'
import { report, unreported } from './report.ts'
import { anotherAttempt, isGone, placeOrder, type Order, type OrderRequest } from './shop-api.ts'

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
  /** Its items are ordered anew by the next press; unless another window has done so already, which is then the order to pay. */
  forget(orderId: string, items: Items): void
}

/** `addressed` is the order of the page `/orders/:id`; elsewhere the order is that of the chosen basket. */
export function orderAtHand(addressed: string | undefined): OrderAtHand {
  /** The order that is being placed. Afterwards it is the kept one, which another window may have placed anew. */
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
      const mine = { key, id }
      placing = mine
      const done = () => {
        if (placing === mine) placing = undefined
      }
      id.then(done, done)
    }
    return await placing.id
  }

  function forget(orderId: string, items: Items): void {
    // The page of one order has no items.
    for (const key of [keyOf(items), recall(LAST)]) {
      if (key !== undefined && recall(key) === orderId) drop(key)
    }
  }

  async function nextAttempt(request: OrderRequest): Promise<OrderAnswer> {
    const id = await place(request)
    if (placed?.orderId === id) {
      const { checkout } = placed
      placed = undefined
      return checkout
    }
    try {
      if (unreported(id) !== undefined) await report(id)
      return await anotherAttempt(id, request.customer)
    } catch (error) {
      if (!isGone(error)) throw error
    }
    if (addressed !== undefined) return { verdict: 'unknown' }
    // The shop's server does not have the kept order any more, so nothing of it can be paid: it is placed anew.
    forget(id, request.items)
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

/* Kept beside the page: the order's id, by what was chosen, and nothing about the shopper. */

const LAST = 'itan-app-choice'
const keyOf = (items: Items) => `itan-app-order-${JSON.stringify(items)}`
