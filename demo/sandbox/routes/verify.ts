import { Hono } from 'hono'
import type { Core } from '../core.ts'
import { settle } from '../flow/decision.ts'
import { checkKey, type KeyOwner } from '../keys/check.ts'
import { Refusal } from '../refusal.ts'
import { loanOfTransaction } from '../store/loans.ts'
import { itemsOf, transactionById, transactionByReference, type ItemRow } from '../store/transactions.ts'
import { nairaText } from '../wire/naira.ts'

/** The calls of the shop's server, with its secret key. */
export function serverRoutes(core: Core): Hono {
  return new Hono().get('/transactions/:reference/verify', (c) =>
    c.json(
      core.store.atomically(() => {
        const key = checkKey(core, c.req.header('klump-secret-key'), 'secret')
        return verification(core, key, c.req.param('reference'))
      }),
    ),
  )
}

/** A transaction as the shop's server may see it. Unknown, another account's, another environment's: all the same. */
function verification(core: Core, key: KeyOwner, reference: string) {
  const found = transactionByReference(core, key, reference)
  if (!found) throw new Refusal(404, 'There is no transaction with this reference.')
  const open = loanOfTransaction(core, found.id)
  const loan = open && settle(core, open)
  const transaction = transactionById(core, found.id) ?? found
  return {
    state: 'success',
    data: {
      id: transaction.id,
      reference: transaction.reference,
      // Klump states what the shopper repays in all, so a shop that compares it with its total is in for a surprise.
      amount: nairaText(loan ? loan.total_kobo : transaction.amount_kobo),
      original_amount: nairaText(transaction.amount_kobo),
      status: transaction.status,
      currency: 'NGN',
      ...(transaction.merchant_reference !== null && { merchant_reference: transaction.merchant_reference }),
      meta_data: JSON.parse(transaction.meta_data) as unknown,
      is_live: transaction.environment === 'live',
      items: itemsOf(core, transaction.id).map(toWireItem),
    },
  }
}

function toWireItem(item: ItemRow) {
  const createdAt = new Date(item.created_at).toISOString()
  return {
    id: item.id,
    transaction_id: item.transaction_id,
    name: item.name,
    image_url: item.image_url,
    item_url: item.item_url,
    unit_price: nairaText(item.unit_price_kobo),
    quantity: item.quantity,
    created_at: createdAt,
    updated_at: createdAt,
  }
}
