import type { MerchantStore, StoredOrder } from './store.ts'
import { isKlumpReference } from './verification/reference.ts'
import type { Check, Verification } from './verification/types.ts'
import { verifyPayment, type VerifyOptions } from './verification/verify.ts'

export interface ConfirmOptions extends VerifyOptions {
  store: MerchantStore
  clock: () => number
  live: boolean
}

/**
 * The page says "this reference paid for that order". Nothing it says is believed: Klump is asked, and the order is
 * marked paid once, however often and from wherever this is called.
 */
export async function confirmOrder(
  order: StoredOrder,
  reference: unknown,
  options: ConfirmOptions,
): Promise<Verification> {
  if (order.state === 'paid') return alreadyPaid(order.reference === reference)

  if (isKlumpReference(reference) && options.store.orderPaidBy(reference) !== undefined)
    return usedElsewhere([])

  const verification = await verifyPayment(
    reference,
    { totalKobo: order.totalKobo, merchantReference: order.merchantReference, live: options.live },
    options,
  )
  if (verification.verdict !== 'paid' || !isKlumpReference(reference)) return verification

  const { checks } = verification
  const marked = options.store.markPaid(order.id, reference, options.clock())
  if (marked === 'used-elsewhere') return usedElsewhere(checks)
  const used = { name: 'used once', ok: true, detail: 'The reference has paid for no other order.' }
  const reason = marked === 'paid-now' ? 'Klump confirms the payment.' : 'This order was already paid.'
  return { verdict: 'paid', reason, checks: [...checks, used] }
}

function usedElsewhere(checks: Check[]): Verification {
  const reason = 'This reference has already paid for another order.'
  return {
    verdict: 'not-paid',
    reason,
    checks: [...checks, { name: 'used once', ok: false, detail: reason }],
  }
}

function alreadyPaid(sameReference: boolean): Verification {
  const reason = sameReference
    ? 'This order was already paid.'
    : 'This order was already paid, by another reference.'
  return { verdict: 'paid', reason, checks: [{ name: 'paid before', ok: true, detail: reason }] }
}
