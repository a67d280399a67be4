import type { Core } from '../core.ts'
import { decidesAt, settle } from '../flow/decision.ts'
import { moveTo } from '../flow/state.ts'
import { openLoans } from '../store/loans.ts'

/** Applies the changes that time causes: banks decide, and transactions that the shopper left are abandoned. */
export function sweep(core: Core): void {
  for (const loan of openLoans(core)) settle(core, loan)
  for (const { id } of leftAlone(core, core.now() - core.abandonAfterMs, -1)) moveTo(core, id, 'abandoned')
}

/** When the next such change is due; `undefined` when none is. */
export function nextChangeAt(core: Core): number | undefined {
  const decisions = openLoans(core).flatMap((loan) => decidesAt(core, loan) ?? [])
  const departures = leftAlone(core, Number.MAX_SAFE_INTEGER, 1).map(
    (left) => left.active_at + core.abandonAfterMs,
  )
  const first = Math.min(...decisions, ...departures)
  return Number.isFinite(first) ? first : undefined
}

/**
 * Transactions in the state `new` whose shopper chose a lender and sent the last request at or before `by`; the longest inactive
 * first. A transaction without a chosen lender stays new. While the bank decides on a loan, the transaction is pending and not
 * abandoned, because the shopper has nothing left to do. One that waits for the shopper on the bank's page is included.
 */
function leftAlone(core: Core, by: number, atMost: number): { id: number; active_at: number }[] {
  return core.store.all(
    `SELECT id, active_at FROM shop_transaction WHERE status = 'new' AND active_at <= ? AND NOT EXISTS (
       SELECT 1 FROM loan WHERE transaction_id = shop_transaction.id AND (bank_token IS NULL OR bank_answer IS NOT NULL)
     ) AND EXISTS (
       SELECT 1 FROM application JOIN session ON session.id = session_id WHERE transaction_id = shop_transaction.id
     ) ORDER BY active_at LIMIT ?`,
    by,
    atMost,
  ) as { id: number; active_at: number }[]
}
