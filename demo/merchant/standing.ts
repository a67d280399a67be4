import type { Confirmation, PageOrder, PageVerdict } from './journal.ts'
import { products } from './catalogue.ts'
import type { MerchantStore, StoredOrder } from './store/index.ts'

/** As long as `nextAttempt` waits after a shopper requested a loan: a checkout session lasts no longer. */
const DECIDING_MS = 30 * 60_000
/** Klump's states, as `nextAttempt` reads them, in which a lender may be deciding; null before the first request to Klump. */
const MAY_BE_DECIDED = [null, 'new', 'not-begun']

type Standing = Pick<PageOrder, 'state' | 'attempt'>

/**
 * The order's state from the store alone. Klump is not asked, so a page may request the state whenever it becomes visible. `attempt` is the
 * merchant_reference of the loan: the window that made this attempt continues with it, and any other window stops.
 *
 * `deciding` requires both: a page has reported that its shopper agreed, and Klump has not ended the transaction. A transaction that was
 * only begun leaves the order open: the shopper looked, left, and can pay with another attempt. If the lender grants the first one all the
 * same, Klump reports it and `verifyOrder` notices that the order was paid twice.
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

/** The verdict for the page. Without a report, `in-progress` comes from the store even when Klump cannot be asked. */
export function verdictForPage(
  verdict: Confirmation['verdict'],
  state: PageOrder['state'],
  reported: unknown,
): PageVerdict {
  const isOpen = verdict === 'not-paid' || (verdict === 'unknown' && !reported)
  return isOpen && state === 'deciding' ? 'in-progress' : verdict
}

/** The content of the order's own page. Anyone with the order's id can read it, so it contains nothing about the shopper. */
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
