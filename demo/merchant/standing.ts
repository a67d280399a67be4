import type { PageOrder } from './journal.ts'
import { products } from './catalogue.ts'
import type { MerchantStore, StoredOrder } from './store/index.ts'

/** As long as `nextAttempt` waits after a shopper asked for a loan: a session of the checkout lasts no longer. */
const DECIDING_MS = 30 * 60_000

type Standing = Pick<PageOrder, 'state' | 'attempt'>

/**
 * How the order stands by the store alone. Klump is not asked, so a page may ask this whenever it comes to the front. `attempt` is the
 * merchant_reference under which the loan stands: the window that made that attempt goes on with it, and any other stops.
 */
export function standingOf(order: StoredOrder, store: MerchantStore, now: number): Standing {
  const attempts = store.attemptsOf(order.id)
  if (order.state === 'paid') {
    const paying = attempts.find(({ state }) => state === 'successful')
    return { state: 'paid', attempt: paying?.reference ?? null }
  }
  const asked = attempts.findLast(
    ({ loanAskedAt, state }) =>
      loanAskedAt !== null && now - loanAskedAt < DECIDING_MS && (state === null || state === 'new'),
  )
  return asked ? { state: 'deciding', attempt: asked.reference } : { state: 'open', attempt: null }
}

/** What the order's own page shows. Whoever has the order's id may see it, so it holds nothing about the shopper. */
export function orderForPage(order: StoredOrder, store: MerchantStore, now: number): PageOrder {
  return {
    orderId: order.id,
    number: order.number,
    ...standingOf(order, store, now),
    total: order.totalKobo / 100,
    currency: 'NGN',
    lines: order.lines.map(({ id, quantity }) => ({
      name: products.find((known) => known.id === id)?.name ?? id,
      quantity,
    })),
  }
}
