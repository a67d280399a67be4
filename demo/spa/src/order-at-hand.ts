import type { OrderAnswer } from 'klump-checkout'
import { drop, keep, recall } from './kept.ts'
import { report, unreported } from './report.ts'
import { anotherAttempt, isGone, placeOrder, type Order, type OrderRequest } from './shop-api.ts'

type Items = OrderRequest['items']

/** The order to pay for: placed once, found again in every window, and paid by one of any number of attempts. */
export interface OrderAtHand {
  /** The order's id, if it was placed: the addressed order, or else the order of these items. */
  find(items: Items): string | undefined
  /** Whether these items were ordered last: a returning shopper finds their basket. */
  isLast(items: Items): boolean
  /** Returns the order's id; places the order if necessary. */
  place(request: OrderRequest): Promise<string>
  /** The data for the checkout: the order with an unused reference, or a verdict about earlier attempts. */
  nextAttempt(request: OrderRequest): Promise<OrderAnswer>
  /** The next press orders the items anew, unless another window has already done so: then that order is paid. */
  forget(orderId: string, items: Items): void
}

/** `addressed` is the order of the page `/orders/:id`; elsewhere the order is that of the chosen basket. */
export function orderAtHand(addressed: string | undefined): OrderAtHand {
  /** The order while it is being placed. Afterwards the stored order counts, which another window may have placed anew. */
  let placing: { key: string; id: Promise<string> } | undefined
  /** The new order with its first attempt, until the checkout uses that attempt. */
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
    // The page of one order has no items, so the last order's key is checked too.
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
    // The shop's server no longer has the stored order, so the order cannot be paid and is placed anew.
    forget(id, request.items)
    return await nextAttempt(request)
  }

  return { find, isLast: (items) => recall(LAST) === keyOf(items), place, nextAttempt, forget }
}

/**
 * Takes a lock, so that two windows that pay for the same basket at the same moment share one order: the second window finds the id that
 * the first has stored. Where the browser has no locks, the app runs without.
 */
async function inTurn<T>(run: () => Promise<T>): Promise<T> {
  return 'locks' in navigator ? await navigator.locks.request('itan-app-order', run) : await run()
}

/* The browser stores the order's id for each choice of items, and nothing about the shopper. */

const LAST = 'itan-app-choice'
const keyOf = (items: Items) => `itan-app-order-${JSON.stringify(items)}`
