import type { Core, Environment } from '../core.ts'

/** `abandoned`: the shopper left before the end. A shopper who comes back can still finish. */
export type TransactionStatus = 'new' | 'successful' | 'declined' | 'abandoned'

export interface TransactionRow {
  id: number
  account_id: number
  environment: Environment
  reference: string
  merchant_reference: string | null
  status: TransactionStatus
  amount_kobo: number
  shipping_kobo: number
  discount_kobo: number
  email: string | null
  phone: string | null
  /** JSON. */
  meta_data: string
  created_at: number
  updated_at: number
  /** The time of the shopper's last request. */
  active_at: number
}

export interface ItemRow {
  id: number
  transaction_id: number
  name: string
  image_url: string
  item_url: string
  unit_price_kobo: number
  quantity: number
  created_at: number
}

/** The account and environment whose transactions a key may see. */
export interface Owner {
  accountId: number
  environment: Environment
}

export function transactionById(core: Core, id: number): TransactionRow | undefined {
  return core.store.one('SELECT * FROM shop_transaction WHERE id = ?', id) as TransactionRow | undefined
}

export function transactionByReference(
  core: Core,
  owner: Owner,
  reference: string,
): TransactionRow | undefined {
  return core.store.one(
    'SELECT * FROM shop_transaction WHERE account_id = ? AND environment = ? AND reference = ?',
    owner.accountId,
    owner.environment,
    reference,
  ) as TransactionRow | undefined
}

export function itemsOf(core: Core, transactionId: number): ItemRow[] {
  return core.store.all('SELECT * FROM item WHERE transaction_id = ? ORDER BY id', transactionId) as ItemRow[]
}
