import type { Core } from '../core.ts'
import { keepDecision, loanById, type LoanRow } from '../store/loans.ts'
import { moveTo } from './state.ts'

/**
 * Lets the bank decide on a loan when it is time, and returns the loan as it then is.
 *
 * A bank decides whether or not anybody is looking, so everybody who reads a loan (the shopper's poll, the shop's
 * verification, the sweep before each delivery) calls this first. It needs no timer that a restart could lose.
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

/** When the bank decides by itself. `undefined`: it has, it never will, or it waits for the shopper's answer. */
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

/** The bank decides now, as a tester wants it. Nothing happens to a loan that has been decided on. */
export function decideNow(core: Core, loan: LoanRow, status: 'approved' | 'declined'): LoanRow {
  if (loan.status !== 'new') return loan
  return decided(core, loan, status, status === 'declined' ? 'The bank has declined this loan.' : null)
}

function decided(core: Core, loan: LoanRow, status: 'approved' | 'declined', reason: string | null): LoanRow {
  keepDecision(core, loan, status, reason)
  moveTo(core, loan.transaction_id, status === 'approved' ? 'successful' : 'declined')
  return loanById(core, loan.id) ?? loan
}
