import type { Core, Environment } from '../core.ts'
import { sweep } from '../time/sweep.ts'
import { loanOfTransaction } from './loans.ts'
import type { TransactionRow } from './transactions.ts'

/** A transaction for whoever looks on: nothing in it is about the shopper. */
export interface TransactionSummary {
  reference: string
  merchantReference: string | null
  environment: Environment
  status: TransactionRow['status']
  amountKobo: number
  /** The partner that was asked for a loan, if any. */
  partner: string | null
  createdAt: number
}

/** Newest first, each as it is now: banks whose time has come decide before it is read. */
export function listTransactions(core: Core): TransactionSummary[] {
  sweep(core)
  const ids = core.store.all('SELECT id FROM shop_transaction ORDER BY id DESC') as { id: number }[]
  return ids.flatMap(({ id }) => {
    const loan = loanOfTransaction(core, id)
    const row = core.store.one('SELECT * FROM shop_transaction WHERE id = ?', id) as
      TransactionRow | undefined
    return row ? [summary(row, loan?.partner ?? null)] : []
  })
}

export function countLoans(core: Core): number {
  return (core.store.one('SELECT COUNT(*) AS count FROM loan') as { count: number } | undefined)?.count ?? 0
}

function summary(row: TransactionRow, partner: string | null): TransactionSummary {
  return {
    reference: row.reference,
    merchantReference: row.merchant_reference,
    environment: row.environment,
    status: row.status,
    amountKobo: row.amount_kobo,
    partner,
    createdAt: row.created_at,
  }
}
