import type { Core } from '../core.ts'
import { decidesAt, settle } from '../flow/decision.ts'
import { moveTo } from '../flow/state.ts'
import { openLoans } from '../store/loans.ts'

/** Does what time alone brings about: banks decide, and transactions whose shopper is gone are abandoned. */
export function sweep(core: Core): void {
  for (const loan of openLoans(core)) settle(core, loan)
  for (const { id } of leftAlone(core, core.now() - core.abandonAfterMs, -1)) moveTo(core, id, 'abandoned')
}

/** When the next such thing will happen; `undefined` when nothing is left to happen. */
export function nextChangeAt(core: Core): number | undefined {
  const decisions = openLoans(core).flatMap((loan) => decidesAt(core, loan) ?? [])
  const departures = leftAlone(core, Number.MAX_SAFE_INTEGER, 1).map(
    (left) => left.active_at + core.abandonAfterMs,
  )
  const first = Math.min(...decisions, ...departures)
  return Number.isFinite(first) ? first : undefined
}

/**
 * Transactions without an end, whose shopper chose a lender and was last heard of by then; the longest alone first. One that left
 * before choosing stays new. One whose loan the bank is thinking about is pending and not abandoned: there is nothing left for the
 * shopper to do. One that waits for the shopper on the bank's page is left alone like any other.
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
