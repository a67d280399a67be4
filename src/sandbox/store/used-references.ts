import type { Core } from '../core.ts'
import type { Owner, TransactionRow } from './transactions.ts'

/** The transaction that used up a merchant_reference; `undefined` while there is none. */
export function transactionByMerchantReference(
  core: Core,
  owner: Owner,
  merchantReference: string,
): TransactionRow | undefined {
  return core.store.one(
    `SELECT shop_transaction.* FROM used_reference JOIN shop_transaction ON shop_transaction.id = transaction_id
     WHERE used_reference.account_id = ? AND used_reference.environment = ? AND used_reference.merchant_reference = ?`,
    owner.accountId,
    owner.environment,
    merchantReference,
  ) as TransactionRow | undefined
}

/** Uses up a transaction's merchant_reference for ever. Returns false when another transaction did so before. */
export function claimReference(core: Core, transaction: TransactionRow): boolean {
  const { id, account_id: accountId, environment, merchant_reference: merchantReference } = transaction
  if (merchantReference === null) return true
  core.store.run(
    'INSERT OR IGNORE INTO used_reference (account_id, environment, merchant_reference, transaction_id) VALUES (?, ?, ?, ?)',
    accountId,
    environment,
    merchantReference,
    id,
  )
  return transactionByMerchantReference(core, { accountId, environment }, merchantReference)?.id === id
}
