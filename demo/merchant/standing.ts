import type { Confirmation, PageOrder, PageVerdict } from './journal.ts'
import { products } from './catalogue.ts'
import type { MerchantStore, StoredOrder } from './store/index.ts'

/** As long as `nextAttempt` waits after a shopper asked for a loan: a session of the checkout lasts no longer. */
const DECIDING_MS = 30 * 60_000
/** What Klump says, as `nextAttempt` reads it, of an attempt whose loan may be on its way; null before anybody asked. */
const MAY_BE_DECIDED = [null, 'new', 'not-begun']

type Standing = Pick<PageOrder, 'state' | 'attempt'>

/**
 * How the order stands by the store alone. Klump is not asked, so a page may ask this whenever it comes to the front. `attempt` is the
 * merchant_reference under which the loan stands: the window that made that attempt goes on with it, and any other stops.
 *
 * `deciding` takes both: a page has reported that its shopper agreed, and Klump has not ended the transaction. One that is only begun leaves the
 * order open: the shopper looked and left, and pays under the reference of another attempt. Should the lender grant the first all the
 * same, Klump says so and `verifyOrder` notices that the order was paid twice.
 */
export function standingOf(order: StoredOrder, store: MerchantStore, now: number): Standing {
  const attempts = store.attemptsOf(order.id)
  if (order.state === 'paid') {
    const paying = attempts.find(({ state }) => state === 'successful')
    return { state: 'paid', attempt: paying?.reference ?? null }
  }
  const attempt = attempts.findLast(
    ({ loanAskedAt, state }) =>
      loanAskedAt !== null && now - loanAskedAt < DECIDING_MS && MAY_BE_DECIDED.includes(state),
  )
  return attempt ? { state: 'deciding', attempt: attempt.reference } : { state: 'open', attempt: null }
}

/** What the page hears. One that has nothing to report hears that a lender decides also while Klump cannot be asked: the store knows it. */
export function verdictForPage(
  verdict: Confirmation['verdict'],
  state: PageOrder['state'],
  reported: unknown,
): PageVerdict {
  const isOpen = verdict === 'not-paid' || (verdict === 'unknown' && !reported)
  return isOpen && state === 'deciding' ? 'in-progress' : verdict
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
