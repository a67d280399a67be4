import { assumed } from '../assumed.ts'
import type { Core } from '../core.ts'
import { USED_REFERENCE } from '../flow/references.ts'
import { standingLoan, statusStep, withoutDeclined } from '../flow/request-loan.ts'
import { keepActive } from '../flow/state.ts'
import type { KeyOwner } from '../keys/check.ts'
import { activePartner } from '../partners/index.ts'
import { Refusal } from '../refusal.ts'
import { openSession } from '../session/session.ts'
import { keepMetaData } from '../store/orders.ts'
import { itemsOf, type TransactionRow } from '../store/transactions.ts'
import type { Order } from '../wire/order.ts'

/*
 * Handles a second `initiate` with a used merchant_reference where references are "kind". This is an assumption, and differs from
 * what was seen in production.
 */

interface Again {
  /** The transaction that used the reference up. */
  earlier: TransactionRow
  order: Order
  origin: string
}

/**
 * The response for an order that has a loan: the shop's page was reloaded, or is open twice. `undefined` without a standing loan.
 * @throws Refusal 409 for another shopper or another order, without details, because references can be guessed
 */
export function findLoanAgain(core: Core, key: KeyOwner, { earlier, order, origin }: Again) {
  if (!isSameOrder(core, earlier, order)) throw new Refusal(409, USED_REFERENCE)
  const loan = standingLoan(core, earlier.id)
  if (!loan) return undefined
  return assumed('reference in use', {
    message: USED_REFERENCE,
    token: openSession(core, key, earlier.id),
    reference: earlier.reference,
    merchant: key.accountName,
    is_live: key.environment === 'live',
    partner: loan.partner,
    next_step: statusStep(loan, activePartner(loan.partner), origin),
  })
}

/**
 * Resumes the transaction of a shopper who left, even long ago, or whom a bank declined, so that the shop needs no new reference.
 * Only the page's `meta_data` may be new.
 */
export function takeUpAgain(core: Core, earlier: TransactionRow, { metaData }: Order): TransactionRow {
  withoutDeclined(core, earlier.id)
  keepActive(core, earlier.id)
  return assumed('open to new tries', keepMetaData(core, earlier, metaData))
}

/** Whether shopper, items and prices are the same. `meta_data` may differ. */
function isSameOrder(core: Core, transaction: TransactionRow, order: Order): boolean {
  const { email, phone, amount_kobo, shipping_kobo, discount_kobo } = transaction
  const written = [
    email,
    phone,
    amount_kobo,
    shipping_kobo,
    discount_kobo,
    ...itemsOf(core, transaction.id).flatMap((item) => [item.name, item.unit_price_kobo, item.quantity]),
  ]
  const sent = [
    order.email,
    order.phone,
    order.amountKobo,
    order.shippingKobo,
    order.discountKobo,
    ...order.items.flatMap((item) => [item.name, item.unitPriceKobo, item.quantity]),
  ]
  return written.length === sent.length && written.every((value, index) => value === sent[index])
}
