import type { Core } from '../core.ts'
import { isWaitingForShopper } from '../flow/decision.ts'
import { partners } from '../partners/index.ts'
import { loanOfTransaction, type LoanRow } from '../store/loans.ts'
import {
  itemsOf,
  transactionByReference,
  type ItemRow,
  type Owner,
  type TransactionRow,
} from '../store/transactions.ts'

/** A transaction with its order and its loan, for the page about it. */
export interface Details {
  transaction: TransactionRow
  items: ItemRow[]
  loan: LoanRow | undefined
  bank: string | undefined
  /** Whether the loan waits for the shopper's answer on the bank's own page. */
  isAtBank: boolean
}

export function readDetails(core: Core, owner: Owner, reference: string): Details | undefined {
  const transaction = transactionByReference(core, owner, reference)
  if (!transaction) return undefined
  const loan = loanOfTransaction(core, transaction.id)
  return {
    transaction,
    items: itemsOf(core, transaction.id),
    loan,
    bank: loan && bankName(loan.partner),
    isAtBank: loan !== undefined && isWaitingForShopper(loan),
  }
}

export function bankName(slug: string): string {
  return partners.find((partner) => partner.slug === slug)?.name ?? slug
}
