import type { Core } from '../core.ts'
import { keepDecision, loanById, type LoanRow } from '../store/loans.ts'
import { moveTo } from './state.ts'

/**
 * Applies the bank's decision on a loan if it is due, and returns the updated loan.
 *
 * A bank decides whether or not the loan is read. So every reader of a loan (the shopper's poll, the shop's verification, the
 * sweep before each delivery) calls this function first. It needs no timer that a restart could lose.
 */
export function settle(core: Core, loan: LoanRow): LoanRow {
  const at = decidesAt(core, loan)
  if (at === undefined || core.now() < at) return loan
  if (loan.bank_answer === 'declined')
    return decided(core, loan, 'declined', 'You declined the loan at the bank.')
  if (loan.outcome === 'decline') {
    return decided(core, loan, 'declined', 'The bank cannot lend this amount at the moment.')
  }
  return decided(core, loan, 'approved', null)
}

/** When the bank decides by itself. `undefined`: the bank has decided, never will, or waits for the shopper's answer. */
export function decidesAt(core: Core, loan: LoanRow): number | undefined {
  if (loan.status !== 'new') return undefined
  if (loan.bank_answer === 'declined') return loan.created_at
  if (isWaitingForShopper(loan) || loan.outcome === 'pending') return undefined
  return loan.bank_answer === null ? loan.created_at + core.decisionAfterMs : loan.created_at
}

/** Whether the shopper has still to answer on the bank's own page. */
export function isWaitingForShopper(loan: LoanRow): boolean {
  return loan.status === 'new' && loan.bank_token !== null && loan.bank_answer === null
}

/** Applies a tester's decision at once. A loan that has been decided on stays unchanged. */
export function decideNow(core: Core, loan: LoanRow, status: 'approved' | 'declined'): LoanRow {
  if (loan.status !== 'new') return loan
  return decided(core, loan, status, status === 'declined' ? 'The bank has declined this loan.' : null)
}

function decided(core: Core, loan: LoanRow, status: 'approved' | 'declined', reason: string | null): LoanRow {
  keepDecision(core, loan, status, reason)
  moveTo(core, loan.transaction_id, status === 'approved' ? 'successful' : 'declined')
  return loanById(core, loan.id) ?? loan
}
