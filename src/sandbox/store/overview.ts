import type { Core, Environment } from '../core.ts'
import { sweep } from '../time/sweep.ts'
import type { TransactionStatus } from './transactions.ts'

/** A transaction for display, without data about the shopper. */
export interface TransactionSummary {
  reference: string
  merchantReference: string | null
  environment: Environment
  status: TransactionStatus
  amountKobo: number
  /** The partner that was asked for a loan, if any. */
  partner: string | null
  createdAt: number
}

interface Which {
  accountId: number
  environment?: Environment
  atMost?: number
}

/** Newest first, each in its present state: due bank decisions are applied before reading. */
export function listTransactions(core: Core, accountId: number): TransactionSummary[] {
  sweep(core)
  return listSummaries(core, { accountId })
}

/** Newest first, as stored. */
export function listSummaries(
  core: Core,
  { accountId, environment, atMost = -1 }: Which,
): TransactionSummary[] {
  return core.store.all(
    `SELECT reference, merchant_reference AS merchantReference, environment, shop_transaction.status,
       amount_kobo AS amountKobo, partner, shop_transaction.created_at AS createdAt
     FROM shop_transaction LEFT JOIN loan ON loan.transaction_id = shop_transaction.id
     WHERE account_id = ?1 AND (?2 IS NULL OR environment = ?2)
     ORDER BY shop_transaction.id DESC LIMIT ?3`,
    accountId,
    environment ?? null,
    atMost,
  ) as TransactionSummary[]
}

export function countLoans(core: Core): number {
  return (core.store.one('SELECT COUNT(*) AS count FROM loan') as { count: number } | undefined)?.count ?? 0
}
