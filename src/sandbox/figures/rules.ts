import type { Percent } from './percent.ts'
import type { DownPaymentRule } from './down-payment.ts'

/** What a partner's loan costs; everything else about its figures follows from these. */
export interface PlanRules {
  /** Per cent a month on the reducing balance. */
  monthlyRate: Percent
  downPayment: DownPaymentRule
  /** Per cent of the loan. */
  managementFee?: Percent
  /** Per cent of the management fee. */
  vat?: Percent
  /** Per cent of the loan. */
  insurance?: Percent
  /** Naira that have to stay on the account beside what is taken from it. */
  keptOnAccount?: string
  /** What the partner's `totalRepayment` holds beside the monthly payments. */
  totalHolds: readonly ('down-payment' | 'fee')[]
}
