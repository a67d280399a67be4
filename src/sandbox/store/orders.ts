import type { Core } from '../core.ts'
import type { Order } from '../wire/order.ts'
import { newReference } from './reference.ts'
import { transactionById, type Owner, type TransactionRow } from './transactions.ts'

/** Writes a new transaction for an order that has just been initiated. */
export function insertTransaction(core: Core, owner: Owner, order: Order): TransactionRow {
  const now = core.now()
  const id = core.store.run(
    `INSERT INTO shop_transaction (account_id, environment, reference, merchant_reference, status, amount_kobo,
       shipping_kobo, discount_kobo, email, phone, meta_data, created_at, updated_at, active_at)
     VALUES (?, ?, ?, ?, 'new', ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    owner.accountId,
    owner.environment,
    newReference(core),
    order.merchantReference,
    order.amountKobo,
    order.shippingKobo,
    order.discountKobo,
    order.email,
    order.phone,
    JSON.stringify(order.metaData),
    now,
    now,
    now,
  )
  return withItems(core, id, order)
}

/** Replaces the stored `meta_data` with the page's new one. */
export function keepMetaData(
  core: Core,
  { id }: TransactionRow,
  metaData: Order['metaData'],
): TransactionRow {
  core.store.run(
    'UPDATE shop_transaction SET meta_data = ?, updated_at = ? WHERE id = ?',
    JSON.stringify(metaData),
    core.now(),
    id,
  )
  return written(core, id)
}

function withItems(core: Core, transactionId: number, order: Order): TransactionRow {
  for (const item of order.items) {
    core.store.run(
      `INSERT INTO item (transaction_id, name, image_url, item_url, unit_price_kobo, quantity, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      transactionId,
      item.name,
      item.imageUrl,
      item.itemUrl,
      item.unitPriceKobo,
      item.quantity,
      core.now(),
    )
  }
  return written(core, transactionId)
}

function written(core: Core, transactionId: number): TransactionRow {
  const transaction = transactionById(core, transactionId)
  if (!transaction) throw new Error(`Transaction ${transactionId} is gone while it is being written.`)
  return transaction
}
