import { verifyTransaction, type FetchLike } from 'klump-checkout/server'
import type { Confirmation, JournalEntry, ShopCheck } from './journal.ts'
import type { MerchantStore, StoredOrder } from './store/index.ts'

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
  tell: (entry: JournalEntry) => void
}

/**
 * The page or a webhook says "this reference paid for that order". Neither is believed: Klump is asked, and the order is
 * marked paid once, however often, from wherever and at whatever moment this is called.
 */
export async function confirmOrder(
  order: StoredOrder,
  reference: unknown,
  via: 'page' | 'webhook',
  shop: ConfirmOptions,
): Promise<Confirmation> {
  const { paidNow, ...confirmation } = await decide(order, reference, shop)
  const said = typeof reference === 'string' ? reference.slice(0, 80) : 'no text'
  shop.tell({ kind: 'decision', via, orderId: order.id, reference: said, paidNow, ...confirmation })
  return confirmation
}

type Decision = Confirmation & { paidNow: boolean }

async function decide(order: StoredOrder, reference: unknown, shop: ConfirmOptions): Promise<Decision> {
  const { store, secretKey, apiUrl, timeoutMs, fetch } = shop
  if (order.state === 'paid') return paidBefore(order, reference, store)

  const verification = await verifyTransaction({
    reference,
    secretKey,
    apiUrl,
    timeoutMs,
    fetch,
    // From the store alone: nothing in here comes from the browser.
    expected: {
      amount: nairaText(order.totalKobo),
      currency: 'NGN',
      live: order.live,
      merchantReference: order.merchantReference,
    },
    isUsed: (reference) => (store.orderPaidBy(reference) ?? order.id) !== order.id,
  })
  const { verdict, reason } = verification
  const checks: ShopCheck[] = [...verification.checks]
  if (verification.verdict === 'unknown') {
    const { code, retryAfterSeconds } = verification
    shop.log(`Verifying a payment: ${code}. ${reason}`)
    return { verdict, reason, checks, ...(retryAfterSeconds && { retryAfterSeconds }), paidNow: false }
  }
  if (verification.verdict === 'not-paid') return { verdict, reason, checks, paidNow: false }

  // Between the question and the answer others may have come as far as this. The store lets one through.
  const marked = store.markPaid(order.id, verification.transaction.reference, shop.clock(), checks)
  if (marked === 'used-elsewhere') {
    const late = 'Another order used this reference in the meantime.'
    return { verdict: 'not-paid', reason: late, checks: [...checks, usedOnce(late)], paidNow: false }
  }
  return { verdict, reason, checks, paidNow: marked === 'paid-now' }
}

const usedOnce = (detail: string): ShopCheck => ({ name: 'used-once', ok: false, detail })

/** Nothing is asked again: what was checked then is in the store. */
function paidBefore(order: StoredOrder, reference: unknown, store: MerchantStore): Decision {
  const [reason, detail] =
    order.reference === reference
      ? ['Klump has confirmed the payment.', 'The order is marked paid. The lines above were checked then.']
      : ['This order is paid already.', 'The order was paid by another reference, and needs no second one.']
  const checks: ShopCheck[] = store.checksOf(order.reference ?? '')
  return {
    verdict: 'paid',
    reason,
    checks: [...checks, { name: 'paid-before', ok: true, detail }],
    paidNow: false,
  }
}

/** 4000050 becomes '40000.50': no float on the way. */
function nairaText(kobo: number): string {
  return `${Math.floor(kobo / 100)}.${String(kobo % 100).padStart(2, '0')}`
}
