import type { Core } from '../core.ts'
import { keepDecision, loanById, type LoanRow } from '../store/loans.ts'

/**
 * Lets the bank decide on a loan when it is time, and returns the loan as it then is.
 *
 * A bank decides whether or not anybody is looking, so everybody who reads a loan (the shopper's poll, the shop's
 * verification) calls this first. It needs no timer that a restart could lose.
 */
export function settle(core: Core, loan: LoanRow): LoanRow {
  if (loan.status !== 'new') return loan
  if (loan.bank_answer === 'declined')
    return decided(core, loan, 'declined', 'You declined the loan at the bank.')
  if (loan.bank_token !== null && loan.bank_answer === null) return loan
  if (loan.outcome === 'pending') return loan
  if (loan.bank_answer === null && core.now() < loan.created_at + core.decisionAfterMs) return loan
  if (loan.outcome === 'decline') {
    return decided(core, loan, 'declined', 'The bank cannot lend this amount at the moment.')
  }
  return decided(core, loan, 'approved', null)
}

function decided(core: Core, loan: LoanRow, status: 'approved' | 'declined', reason: string | null): LoanRow {
  keepDecision(core, loan, status, reason)
  return loanById(core, loan.id) ?? loan
}
