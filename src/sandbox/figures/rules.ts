import type { Percent } from './percent.ts'
import type { DownPaymentRule } from './down-payment.ts'

/** What a partner's loan costs; all its other figures are computed from these rules. */
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
  /** Naira that must stay on the account in addition to what is charged. */
  keptOnAccount?: string
  /** What the partner's `totalRepayment` includes besides the monthly payments. */
  totalHolds: readonly ('down-payment' | 'fee')[]
}
