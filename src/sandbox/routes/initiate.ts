import { Hono } from 'hono'
import { assumed } from '../assumed.ts'
import type { Core } from '../core.ts'
import { standingLoan, statusStep, withoutDeclined } from '../flow/request-loan.ts'
import { keepActive } from '../flow/state.ts'
import type { KeyOwner } from '../keys/check.ts'
import { checkOrigin } from '../keys/origins.ts'
import { activePartner } from '../partners/index.ts'
import { klump } from '../partners/klump.ts'
import { openSession } from '../session/session.ts'
import { insertTransaction, takeUpAgain } from '../store/orders.ts'
import { itemsOf, transactionByMerchantReference, type TransactionRow } from '../store/transactions.ts'
import { queueWebhook } from '../webhooks/queue.ts'
import { readBody } from '../wire/body.ts'
import { nairaNumber } from '../wire/naira.ts'
import { readOrder, type Order } from '../wire/order.ts'
import { checkPublicKey, type PublicCall } from './public-call.ts'

/** `POST /transactions/initiate`: the order becomes a transaction, and a session opens on it. */
export function initiateRoute(core: Core): Hono<PublicCall> {
  return new Hono<PublicCall>().post('/transactions/initiate', async (c) => {
    const body = await readBody(c.req)
    checkPublicKey(c, body)
    checkOrigin(core, c.get('key'), body)
    const order = readOrder(body)
    const origin = new URL(c.req.url).origin
    return core.store.atomically(() => {
      const used = usedUp(core, c.get('key'), order, origin)
      return used ? c.json(used, 409) : c.json(initiate(core, c.get('key'), order))
    })
  })
}

function initiate(core: Core, key: KeyOwner, order: Order) {
  const transaction = transactionFor(core, key, order)
  return {
    message: 'Transaction initiated.',
    token: openSession(core, key, transaction.id),
    reference: transaction.reference,
    totalAmountToBePaid: nairaNumber(transaction.amount_kobo),
    currency: 'NGN',
    merchant: key.accountName,
    is_live: key.environment === 'live',
    // The partner, and with it the rate, is not chosen yet: this is Klump's own, per cent a month.
    interest: Number(klump.interest),
  }
}

/**
 * The refusal of a reference that another shopper or another order has used, or whose loan was asked for already. The same
 * shopper with the same order hears beside it where that loan stands: their page was loaded anew, or they have it open
 * twice. Nobody else does, as references can be guessed.
 */
function usedUp(core: Core, key: KeyOwner, order: Order, origin: string) {
  const transaction = earlierOne(core, key, order)
  if (!transaction) return undefined
  const message = 'Merchant reference must be unique for transaction.'
  if (!isSameOrder(core, transaction, order)) return { message }
  const loan = standingLoan(core, transaction.id)
  if (!loan) return undefined
  const { reference } = transaction
  return assumed('reference in use', {
    message,
    token: openSession(core, key, transaction.id),
    reference,
    merchant: key.accountName,
    is_live: key.environment === 'live',
    partner: loan.partner,
    next_step: statusStep(loan, activePartner(loan.partner), origin),
  })
}

/** The same shopper, the same things at the same prices. What `meta_data` says may differ. */
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
  const asked = [
    order.email,
    order.phone,
    order.amountKobo,
    order.shippingKobo,
    order.discountKobo,
    ...order.items.flatMap((item) => [item.name, item.unitPriceKobo, item.quantity]),
  ]
  return written.length === asked.length && written.every((value, index) => value === asked[index])
}

function earlierOne(core: Core, key: KeyOwner, { merchantReference }: Order): TransactionRow | undefined {
  return merchantReference === null ? undefined : transactionByMerchantReference(core, key, merchantReference)
}

/**
 * A merchant reference names one transaction. While no loan stands the same order takes it up again, so that a shopper who
 * left, also long ago, or whom a bank refused can come back without the shop having to think of a new reference.
 */
function transactionFor(core: Core, key: KeyOwner, order: Order): TransactionRow {
  const earlier = earlierOne(core, key, order)
  if (!earlier) {
    const inserted = insertTransaction(core, key, order)
    queueWebhook(core, inserted.id, 'initiated')
    return inserted
  }
  withoutDeclined(core, earlier.id)
  keepActive(core, earlier.id)
  return assumed('open to new tries', takeUpAgain(core, earlier, order))
}
