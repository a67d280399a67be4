import { createPaymentPage, nextAttempt } from 'klump-checkout/server'
import { confirmOrder, nairaText, type ConfirmOptions } from './confirm.ts'
import type { Customer } from './order.ts'
import { checkoutAgain, type CheckoutData } from './payload.ts'
import type { StoredOrder } from './store/index.ts'

export interface AttemptOptions extends ConfirmOptions {
  shopUrl: string
  /** Returns this many unpredictable bytes, in hex. */
  random: (bytes: number) => string
}

/** The answer to the page: the order for the checkout with an unused reference, or the reason why there is none. */
export type PageAttempt =
  { verdict: 'fresh'; checkout: CheckoutData } | { verdict: 'already-paid' | 'in-progress' | 'unknown' }

export async function attemptForPage(
  orderId: string,
  customer: Customer | undefined,
  shop: AttemptOptions,
): Promise<PageAttempt> {
  const next = await freshReference(orderId, 'page', shop)
  if (next.verdict !== 'fresh') return { verdict: next.verdict }
  const { order, reference } = next
  return { verdict: 'fresh', checkout: checkoutAgain(order, customer, reference, shop.shopUrl) }
}

export type PageLink =
  { verdict: 'created'; link: string } | { verdict: 'already-paid' | 'in-progress' | 'unknown' | 'too-small' }

/** Creates a payment page at Klump for this order, to send to the shopper. Each link is one attempt. */
export async function linkForOrder(orderId: string, shop: AttemptOptions): Promise<PageLink> {
  const next = await freshReference(orderId, 'link', shop)
  if (next.verdict !== 'fresh') return { verdict: next.verdict }
  const { order, reference } = next
  const { secretKey, apiUrl, timeoutMs, fetch, log } = shop
  const page = await createPaymentPage({
    name: `Order ${order.number} at Ìtàn Market`,
    amount: nairaText(order.totalKobo),
    reference,
    secretKey,
    apiUrl,
    timeoutMs,
    fetch,
  })
  if (page.verdict === 'created') return page
  log(`Making a payment page: ${page.verdict}. ${page.reason}`)
  return { verdict: page.verdict === 'too-small' ? 'too-small' : 'unknown' }
}

type Fresh =
  | { verdict: 'fresh'; order: StoredOrder; reference: string }
  | { verdict: 'already-paid' | 'in-progress' | 'unknown' }

async function freshReference(orderId: string, by: 'page' | 'link', shop: AttemptOptions): Promise<Fresh> {
  const answer = await shop.turns.inTurn(orderId, async () => await makeNext(orderId, by, shop))
  if (answer.verdict !== 'already-paid') return answer
  // Klump reports a successful attempt. As always, confirmOrder decides whether it pays for the order.
  const { verdict } = await confirmOrder({ id: orderId }, undefined, 'attempt', shop)
  return { verdict: verdict === 'paid' ? 'already-paid' : 'unknown' }
}

async function makeNext(orderId: string, by: 'page' | 'link', shop: AttemptOptions): Promise<Fresh> {
  const { store, secretKey, apiUrl, timeoutMs, fetch, clock, random, log, record } = shop
  const order = store.findOrder(orderId)
  if (!order) throw new Error('The order is not in the store any more.')
  if (order.state === 'paid') return { verdict: 'already-paid' }
  if (order.live !== shop.live) {
    log('An order of the other environment cannot be paid with the keys that this shop has now.')
    return { verdict: 'unknown' }
  }
  const next = await nextAttempt({
    order: `itan-${order.number}`,
    attempts: {
      list: () => store.attemptsOf(orderId),
      add: (_order, attempt) => store.addAttempt(orderId, attempt),
      note: (_order, report) => store.noteAttempt(report),
    },
    secretKey,
    apiUrl,
    timeoutMs,
    fetch,
    now: clock,
    random: (bytes) => Uint8Array.from(Buffer.from(random(bytes), 'hex')),
  })
  const { verdict } = next
  const reason = 'reason' in next ? next.reason : undefined
  const reference = 'reference' in next ? next.reference : undefined
  if (next.verdict === 'unknown') log(`Asking about earlier attempts: ${next.code}. ${next.reason}`)
  // The first attempt is created with the order, so it is not recorded.
  if (next.verdict !== 'fresh' || next.attempt > 1)
    record({
      kind: 'attempt',
      orderId,
      by,
      verdict,
      ...(reference && { reference }),
      ...(reason && { reason }),
    })
  return next.verdict === 'fresh'
    ? { verdict: 'fresh', order, reference: next.reference }
    : { verdict: next.verdict }
}
