import { Hono } from 'hono'
import type { Core } from '../core.ts'
import { USED_REFERENCE, claimReferenceAt } from '../flow/references.ts'
import type { KeyOwner } from '../keys/check.ts'
import { checkOrigin } from '../keys/origins.ts'
import { klump } from '../partners/klump.ts'
import { pageOfReference } from '../payment-pages/store.ts'
import { Refusal } from '../refusal.ts'
import { openSession } from '../session/session.ts'
import { insertTransaction } from '../store/orders.ts'
import type { TransactionRow } from '../store/transactions.ts'
import { transactionByMerchantReference } from '../store/used-references.ts'
import { queueWebhook } from '../webhooks/queue.ts'
import { readBody } from '../wire/body.ts'
import { nairaText } from '../../shared/naira.ts'
import { nairaNumber } from '../wire/naira.ts'
import { readOrder, type Order } from '../wire/order.ts'
import { findLoanAgain, takeUpAgain } from './kind-references.ts'
import { checkPublicKey, type PublicCall } from './public-call.ts'

/** `POST /transactions/initiate`: creates a transaction for the order, and opens a session on it. */
export function initiateRoute(core: Core): Hono<PublicCall> {
  return new Hono<PublicCall>().post('/transactions/initiate', async (c) => {
    const body = await readBody(c.req)
    checkPublicKey(c, body)
    const key = c.get('key')
    checkOrigin(core, key, body)
    const order = readOrder(body)
    const origin = new URL(c.req.url).origin
    return core.store.atomically(() => {
      checkPaymentPage(core, key, order)
      const earlier = earlierOne(core, key, order)
      if (!earlier) return c.json(opened(core, key, begin(core, key, order)))
      if (core.behaviour().references === 'strict') throw new Refusal(409, USED_REFERENCE)
      const loan = findLoanAgain(core, key, { earlier, order, origin })
      return loan ? c.json(loan, 409) : c.json(opened(core, key, takeUpAgain(core, earlier, order)))
    })
  })
}

/** A payment page's amount is fixed, whatever the browser sends. @throws Refusal 400 */
function checkPaymentPage(core: Core, key: KeyOwner, { merchantReference, amountKobo }: Order): void {
  const page = merchantReference === null ? undefined : pageOfReference(core, key, merchantReference)
  if (page && page.amount_kobo !== amountKobo)
    throw new Refusal(400, `amount: expected ${nairaText(page.amount_kobo)}, as the payment page says.`)
}

/** The transaction, of any shopper, that used up this order's merchant_reference. */
function earlierOne(core: Core, key: KeyOwner, { merchantReference }: Order): TransactionRow | undefined {
  return merchantReference === null ? undefined : transactionByMerchantReference(core, key, merchantReference)
}

function begin(core: Core, key: KeyOwner, order: Order): TransactionRow {
  const transaction = insertTransaction(core, key, order)
  claimReferenceAt('initiate', core, transaction)
  queueWebhook(core, transaction.id, 'initiated')
  return transaction
}

function opened(core: Core, key: KeyOwner, transaction: TransactionRow) {
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
