import type { Core } from '../core.ts'
import { loanOfTransaction } from '../store/loans.ts'
import { decideNow } from './decision.ts'

/** Decides the open loan of a transaction for a tester. Returns false when there is no open loan. */
export function decideTransaction(
  core: Core,
  accountId: number,
  reference: string,
  decision: 'approved' | 'declined',
): boolean {
  const row = core.store.one(
    'SELECT id FROM shop_transaction WHERE account_id = ? AND reference = ?',
    accountId,
    reference,
  ) as { id: number } | undefined
  const loan = row && loanOfTransaction(core, row.id)
  if (loan?.status !== 'new') return false
  decideNow(core, loan, decision)
  return true
}
