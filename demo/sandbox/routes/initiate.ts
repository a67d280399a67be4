import { Hono } from 'hono'
import type { Core } from '../core.ts'
import { keepActive } from '../flow/state.ts'
import type { KeyOwner } from '../keys/check.ts'
import { klump } from '../partners/klump.ts'
import { Refusal } from '../refusal.ts'
import { openSession } from '../session/session.ts'
import { loanOfTransaction } from '../store/loans.ts'
import { insertTransaction, replaceOrder } from '../store/orders.ts'
import { transactionByMerchantReference, type TransactionRow } from '../store/transactions.ts'
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
    const order = readOrder(body)
    return c.json(core.store.atomically(() => initiate(core, c.get('key'), order)))
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
 * A merchant reference names one transaction. While no loan has been asked for it is taken up again, so that a
 * shopper who left, also long ago, can come back without the shop having to think of a new reference.
 */
function transactionFor(core: Core, key: KeyOwner, order: Order): TransactionRow {
  const earlier =
    order.merchantReference === null
      ? undefined
      : transactionByMerchantReference(core, key, order.merchantReference)
  if (!earlier) {
    const inserted = insertTransaction(core, key, order)
    queueWebhook(core, inserted.id, 'initiated')
    return inserted
  }
  const isOpen = earlier.status === 'new' || earlier.status === 'abandoned'
  if (!isOpen || loanOfTransaction(core, earlier.id)) {
    throw new Refusal(409, 'Merchant reference must be unique for transaction.')
  }
  keepActive(core, earlier.id)
  return replaceOrder(core, earlier.id, order)
}
