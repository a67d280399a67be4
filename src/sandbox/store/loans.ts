import type { Core } from '../core.ts'
import type { Plan } from '../figures/plan.ts'
import type { Confirmation } from '../partners/partner.ts'
import type { Outcome } from '../partners/test-customers.ts'
import { randomHex, randomUuid } from '../random.ts'

export interface LoanRow {
  id: string
  transaction_id: number
  partner: string
  status: 'new' | 'approved' | 'declined'
  outcome: Outcome
  reason: string | null
  /** Identifies the bank's page for this loan; null when no confirmation is needed there. */
  bank_token: string | null
  bank_answer: 'approved' | 'declined' | null
  total_kobo: number
  down_payment_kobo: number
  monthly_kobo: number
  tenor: number
  next_repayment_date: string
  created_at: number
}

export interface LoanRequest {
  transactionId: number
  partner: string
  outcome: Outcome
  plan: Pick<Plan, 'tenor' | 'totalKobo' | 'monthlyKobo' | 'downPaymentKobo'>
  nextRepaymentDate: string
  confirmedAt: Confirmation
}

/** Inserts a loan. The store itself allows only one per transaction. */
export function insertLoan(core: Core, request: LoanRequest): LoanRow {
  const id = randomUuid(core.random)
  // The shopper's browser remembers the address with this token, so the token is random and contains no data.
  const bankToken = request.confirmedAt === 'checkout' ? null : randomHex(core.random, 16)
  core.store.run(
    `INSERT INTO loan (id, transaction_id, partner, status, outcome, bank_token, total_kobo, down_payment_kobo,
       monthly_kobo, tenor, next_repayment_date, created_at)
     VALUES (?, ?, ?, 'new', ?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    request.transactionId,
    request.partner,
    request.outcome,
    bankToken,
    request.plan.totalKobo,
    request.plan.downPaymentKobo,
    request.plan.monthlyKobo,
    request.plan.tenor,
    request.nextRepaymentDate,
    core.now(),
  )
  const loan = loanById(core, id)
  if (!loan) throw new Error('A loan is gone while it is being written.')
  return loan
}

export function loanById(core: Core, id: string): LoanRow | undefined {
  return core.store.one('SELECT * FROM loan WHERE id = ?', id) as LoanRow | undefined
}

export function loanOfTransaction(core: Core, transactionId: number): LoanRow | undefined {
  return core.store.one('SELECT * FROM loan WHERE transaction_id = ?', transactionId) as LoanRow | undefined
}

/** Deletes a declined loan, so that its transaction can have a loan of another bank. */
export function forgetLoan(core: Core, { id }: LoanRow): void {
  core.store.run('DELETE FROM loan WHERE id = ?', id)
}

export function loanByBankToken(core: Core, bankToken: string): LoanRow | undefined {
  return core.store.one('SELECT * FROM loan WHERE bank_token = ?', bankToken) as LoanRow | undefined
}

export function keepBankAnswer(core: Core, loanId: string, answer: 'approved' | 'declined'): void {
  core.store.run('UPDATE loan SET bank_answer = ? WHERE id = ? AND bank_answer IS NULL', answer, loanId)
}

/** Stores a decision on a loan. flow/decision.ts updates the transaction. */
export function keepDecision(
  core: Core,
  loan: LoanRow,
  status: 'approved' | 'declined',
  reason: string | null,
): void {
  core.store.run('UPDATE loan SET status = ?, reason = ? WHERE id = ?', status, reason, loan.id)
}

/** All loans that await a decision. */
export function openLoans(core: Core): LoanRow[] {
  return core.store.all("SELECT * FROM loan WHERE status = 'new' ORDER BY created_at") as LoanRow[]
}
