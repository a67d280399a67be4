import { verifyOrder, type FetchLike, type OrderVerification } from 'klump-checkout/server'
import type { Confirmation, JournalEntry, ShopCheck, Via } from './journal.ts'
import type { MerchantStore, StoredOrder } from './store/index.ts'
import type { Turns } from './turns.ts'

export interface ConfirmOptions {
  store: MerchantStore
  secretKey: string
  apiUrl: string
  /** Of the secret key: what the orders that are placed now are. */
  live: boolean
  fetch: FetchLike
  timeoutMs: number
  clock: () => number
  log: (line: string) => void
  record: (entry: JournalEntry) => void
  turns: Turns
}

/**
 * The page or a webhook says "this order is paid". Neither is believed: Klump is asked by every reference that was made for the order, and it is
 * marked paid once, however often, from wherever and at whatever moment this is called.
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
  // A paid order is asked about only when another reference is reported for it: it may have been paid twice.
  if (order.state === 'paid' && (!isKlumpReference(reported) || reported === order.reference))
    return recordDecision(order, reported, via, shop, paidBefore(order, shop.store))
  const verification = await verifyOrder({
    ...questionOf(order, shop),
    reported,
    ...(via === 'webhook' && { heard: 'successful' as const }),
  })
  if (via === 'page' && verification.verdict !== 'paid') noteLoanRequest(order, reported, verification, shop)
  return settleOrder(order, reported, via, verification, shop)
}

/** From the store alone: nothing in here comes from the browser. */
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

/** Writes down what Klump says, and tells of it. Between the question and the answer others may have come as far: the store lets one through. */
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
  // The timer asks about many orders, and mostly there is no news.
  if (via !== 'reconcile' || paidNow)
    shop.record({ kind: 'decision', via, orderId, reference, paidNow, ...confirmation })
  return confirmation
}

/** Every transaction of this order that is successful and is not the one it was paid by. Told once for each. */
function noteSecondPayments(orderId: string, verification: OrderVerification, shop: ConfirmOptions): void {
  const { store, clock, record, log } = shop
  const reference = store.findOrder(orderId)?.reference
  if (reference === undefined) return
  for (const { state, transaction } of verification.attempts) {
    const isLoan = state === 'successful' || (verification.paidTwice && transaction?.status === 'successful')
    if (!transaction || !isLoan || transaction.reference === reference) continue
    // What the page reported of another order is none of this one.
    if (store.orderPaidBy(transaction.reference) !== undefined) continue
    if (!store.noteSecondPayment(orderId, transaction.reference, clock())) continue
    log(`An order was paid twice: by ${reference}, and by ${transaction.reference}. Send one back.`)
    record({ kind: 'paid-twice', orderId, reference, second: transaction.reference })
  }
}

/**
 * The page reports an attempt only when its shopper agreed (`success` or `pending`), and for a while no other attempt is made. Klump's answer
 * cannot show it: `new` is a transaction that was only begun, and also one that a lender decides about. So a checkout that was opened and
 * left stands in nobody's way, and a false report keeps nobody but its own shopper waiting.
 *
 * What is reported is Klump's reference, or the attempt's own where Klump had named none yet. That of another order says nothing of this one.
 */
function noteLoanRequest(
  { references }: StoredOrder,
  reported: unknown,
  { attempts }: OrderVerification,
  { store, clock }: ConfirmOptions,
): void {
  const attempt = attempts.find(
    ({ reference, transaction }) => reported === reference || reported === transaction?.reference,
  )
  if (typeof reported !== 'string' || !attempt) return
  if (references.includes(attempt.reference)) return store.loanAsked(attempt.reference, clock())
  // Klump's own reference, and Klump did not name it when it was asked by the order's: the newest attempt has it.
  const newest = references.at(-1)
  const isOthers = attempt.state === 'refused' || attempt.state === 'not-begun'
  if (newest !== undefined && !isOthers) store.loanAsked(newest, clock())
}

/** Nothing is asked again: what was checked then is in the store. */
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

/** 4000050 becomes '40000.50': no float on the way. */
export function nairaText(kobo: number): string {
  return `${Math.floor(kobo / 100)}.${String(kobo % 100).padStart(2, '0')}`
}
