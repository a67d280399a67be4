import { assumed } from '../assumed.ts'
import type { Core } from '../core.ts'
import { loanOfTransaction } from '../store/loans.ts'
import { itemsOf, type ItemRow, type TransactionRow } from '../store/transactions.ts'
import { nairaText } from '../../shared/naira.ts'
import { toInternationalPhone } from './phone.ts'

/** A transaction as the shop's server sees it in verification. `isNamed`: with the shop's own reference. */
export function toWireTransaction(core: Core, transaction: TransactionRow, isNamed = isNamedInVerify(core)) {
  const { merchant_reference: merchantReference } = transaction
  const loan = loanOfTransaction(core, transaction.id)
  return {
    id: transaction.id,
    reference: transaction.reference,
    // Klump states what the shopper repays in all, so this amount can differ from the shop's total.
    amount: nairaText(loan ? assumed('amount of the shop', loan.total_kobo) : transaction.amount_kobo),
    original_amount: assumed('original amount', nairaText(transaction.amount_kobo)),
    status: assumed('status declined', transaction.status),
    currency: 'NGN',
    ...(isNamed && merchantReference !== null && { merchant_reference: merchantReference }),
    meta_data: JSON.parse(transaction.meta_data) as unknown,
    is_live: transaction.environment === 'live',
    items: itemsOf(core, transaction.id).map(toWireItem),
  }
}

/** Adds all further fields of a webhook or its repetition. Names are null, because they were never requested. */
export function toFullWireTransaction(
  core: Core,
  transaction: TransactionRow,
  isNamed = isNamedInVerify(core),
) {
  return {
    ...toWireTransaction(core, transaction, isNamed),
    shipping_fee: nairaText(transaction.shipping_kobo),
    created_at: new Date(transaction.created_at).toISOString(),
    customer: {
      id: transaction.id,
      firstname: null,
      lastname: null,
      email: transaction.email,
      phone: transaction.phone === null ? null : toInternationalPhone(transaction.phone),
    },
  }
}

function isNamedInVerify(core: Core): boolean {
  return assumed('merchant_reference in verify', core.behaviour().verifyNamesMerchantReference)
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
