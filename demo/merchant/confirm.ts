import { verifyOrder, type FetchLike, type OrderVerification } from 'klump-checkout/server'
import type { Confirmation, JournalEntry, ShopCheck, Via } from './journal.ts'
import type { MerchantStore, StoredOrder } from './store/index.ts'
import type { Turns } from './turns.ts'

export interface ConfirmOptions {
  store: MerchantStore
  secretKey: string
  apiUrl: string
  /** Whether the secret key is a LIVE key. New orders get this environment. */
  live: boolean
  fetch: FetchLike
  timeoutMs: number
  clock: () => number
  log: (line: string) => void
  record: (entry: JournalEntry) => void
  turns: Turns
}

/**
 * Decides whether the order is paid. A report by the page or by a webhook is not trusted: every reference that was created for the order is
 * verified with Klump. The order is marked paid once, however often, from wherever and whenever this function is called.
 */
export async function confirmOrder(
  order: Pick<StoredOrder, 'id'>,
  reported: unknown,
  via: Via,
  shop: ConfirmOptions,
): Promise<Confirmation> {
  const verify = async () => await decide(order.id, reported, via, shop)
  const question = typeof reported === 'string' ? reported : ''
  return via === 'page'
    ? await shop.turns.together(order.id, question, verify)
    : await shop.turns.inTurn(order.id, verify)
}

async function decide(
  orderId: string,
  reported: unknown,
  via: Via,
  shop: ConfirmOptions,
): Promise<Confirmation> {
  const order = shop.store.findOrder(orderId)
  if (!order) throw new Error('The order is not in the store any more.')
  // A paid order is verified again only when another reference is reported for it: the order may have been paid twice.
  if (order.state === 'paid' && (!isKlumpReference(reported) || reported === order.reference))
    return recordDecision(order, reported, via, shop, paidBefore(order, shop.store))
  const verification = await verifyOrder({
    ...questionOf(order, shop),
    reported,
    ...(via === 'webhook' && { heard: 'successful' as const }),
  })
  // The page reports an attempt only after the shopper agreed (`success` or `pending`). For a while no other attempt is created.
  if (via === 'page' && verification.loanAskedFor)
    shop.store.loanAsked(verification.loanAskedFor, shop.clock())
  return settleOrder(order, reported, via, verification, shop)
}

/** The input for a verification, from the store alone: nothing in it comes from the browser. */
export function questionOf({ id, references, totalKobo, live }: StoredOrder, shop: ConfirmOptions) {
  const { store, secretKey, apiUrl, timeoutMs, fetch } = shop
  return {
    references,
    expected: { amount: nairaText(totalKobo), currency: 'NGN' as const, live },
    isUsed: (reference: string) => (store.orderPaidBy(reference) ?? id) !== id,
    secretKey,
    apiUrl,
    timeoutMs,
    fetch,
  }
}

/** Stores Klump's answer and records the decision. Of several concurrent calls, the store lets exactly one mark the order paid. */
export function settleOrder(
  order: StoredOrder,
  reported: unknown,
  via: Via,
  verification: OrderVerification,
  shop: ConfirmOptions,
): Confirmation {
  const { store, clock, log } = shop
  const { verdict, reason } = verification
  const attempts = verification.attempts.map(({ reference, state }) => ({ reference, state }))
  const checks: ShopCheck[] = [...verification.checks]
  for (const attempt of attempts) store.noteAttempt(attempt)
  if (verdict !== 'unknown') store.answered(order.id, clock())

  let decision: Decision = { verdict, reason, checks, attempts, paidNow: false }
  if (verification.verdict === 'unknown') {
    const { code, retryAfterSeconds } = verification
    log(`Asking about a payment: ${code}. ${reason}`)
    if (retryAfterSeconds) decision = { ...decision, retryAfterSeconds }
  }
  if (verification.verdict === 'paid') {
    const marked = store.markPaid(order.id, verification.transaction.reference, clock(), checks)
    if (marked === 'used-elsewhere') {
      const late = 'Another order used this reference in the meantime.'
      const used = { name: 'used-once' as const, ok: false, detail: late }
      decision = { ...decision, verdict: 'not-paid', reason: late, checks: [...checks, used] }
    } else decision = { ...decision, paidNow: marked === 'paid-now' }
    noteSecondPayments(order.id, verification, shop)
  }
  return recordDecision(order, reported, via, shop, decision)
}

type Decision = Confirmation & { paidNow: boolean }

function recordDecision(
  { id: orderId }: StoredOrder,
  reported: unknown,
  via: Via,
  shop: ConfirmOptions,
  { paidNow, ...confirmation }: Decision,
): Confirmation {
  const reference = typeof reported === 'string' ? reported.slice(0, 80) : ''
  // The timer verifies many orders, and most have not changed: only a new payment is recorded.
  if (via !== 'reconcile' || paidNow)
    shop.record({ kind: 'decision', via, orderId, reference, paidNow, ...confirmation })
  return confirmation
}

/** Records every successful transaction of this order except the one that paid for it, once per transaction. */
function noteSecondPayments(orderId: string, verification: OrderVerification, shop: ConfirmOptions): void {
  const { store, clock, record, log } = shop
  const reference = store.findOrder(orderId)?.reference
  if (reference === undefined) return
  for (const { state, transaction } of verification.attempts) {
    const isLoan = state === 'successful' || (verification.paidTwice && transaction?.status === 'successful')
    if (!transaction || !isLoan || transaction.reference === reference) continue
    // The page may report a reference that paid for another order. That is no second payment of this order.
    if (store.orderPaidBy(transaction.reference) !== undefined) continue
    if (!store.noteSecondPayment(orderId, transaction.reference, clock())) continue
    log(`An order was paid twice: by ${reference}, and by ${transaction.reference}. Send one back.`)
    record({ kind: 'paid-twice', orderId, reference, second: transaction.reference })
  }
}

/** The decision about an order that is already paid. Klump is not asked again: the earlier checks are in the store. */
function paidBefore(order: StoredOrder, store: MerchantStore): Decision {
  const detail = 'The order is marked paid. The lines above were checked then.'
  const checks: ShopCheck[] = store.checksOf(order.reference ?? '')
  return {
    verdict: 'paid',
    reason: 'Klump has confirmed the payment.',
    checks: [...checks, { name: 'paid-before', ok: true, detail }],
    attempts: [],
    paidNow: false,
  }
}

const isKlumpReference = (value: unknown) =>
  typeof value === 'string' && /^KLP-\d{4}-\d{6}-\d{4}$/.test(value)

/** Kobo as naira text: 4000050 becomes '40000.50', never a float. */
export function nairaText(kobo: number): string {
  return `${Math.floor(kobo / 100)}.${String(kobo % 100).padStart(2, '0')}`
}
