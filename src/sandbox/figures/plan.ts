import type { PlanRules } from './rules.ts'
import { monthlyPayment, repaymentLines, type ScheduleLine } from './annuity.ts'
import { opening } from './down-payment.ts'
import { minimumBalance } from './minimum-balance.ts'
import { percentOf } from './percent.ts'

/** The shopper's choices for a plan. */
export interface PlanChoice {
  installment: number
  /** For partners that leave the down payment open. */
  downPaymentKobo?: number | null
  /** What a refund wallet may pay of the down payment. */
  walletKobo?: number
}

/** All amounts in kobo. */
export interface Plan {
  /** The number the shopper chose. */
  installment: number
  /** Months of the loan. */
  tenor: number
  basketKobo: number
  /** Due now from the shopper, without what a refund wallet pays of it. */
  downPaymentKobo: number
  loanKobo: number
  monthlyKobo: number
  managementFeeKobo: number
  vatKobo: number
  insuranceKobo: number
  /** What the shopper pays in all: down payment, monthly payments, and the fee where the partner's total includes it. */
  totalKobo: number
  /** What the partner calls `totalRepayment`. */
  totalRepaymentKobo: number
  /** In thousandths of a naira: this one figure is not rounded to kobo. */
  minimumBalanceMilli: number
  lines: ScheduleLine[]
}

/**
 * Computes a plan. The roundings below are the ones that reproduce every published sample:
 *
 * - Down payment: nearest kobo (40 000 in 6: 6 666.67). The loan is the rest (33 333.33).
 * - Opening balance of the schedule: the remaining shares rounded **up** (33 333.34). Only then is the first balance
 *   of the Stanbic sample 26 991.77. Where the shares divide evenly this is the loan itself.
 * - Monthly payment, VAT, insurance, interest: nearest kobo.
 * - Management fee as shown: nearest, the exact half goes down (Polaris: 3 000.015 is shown as 3 000.01); in the
 *   total the half goes up (214 376.215 is shown as 214 376.22).
 * - Total: the sum of payments as rounded (1 100 at 5 %: 275 + 3 × 302.95 = 1 183.85; unrounded it would be 1 183.84).
 *
 * A refund wallet pays part of what is due now; loan and monthly payments stay the same.
 */
export function planOf(basketKobo: number, choice: PlanChoice, rules: PlanRules): Plan {
  const { installment } = choice
  const opened = opening(basketKobo, installment, rules.downPayment, choice.downPaymentKobo ?? 0)
  const { tenor, openingKobo } = opened
  const loanKobo = basketKobo - opened.downPaymentKobo
  const byWalletKobo = Math.min(choice.walletKobo ?? 0, opened.downPaymentKobo)
  const downPaymentKobo = opened.downPaymentKobo - byWalletKobo
  const monthlyKobo = monthlyPayment(openingKobo, rules.monthlyRate, tenor)
  const fee = rules.managementFee ?? '0'
  const managementFeeKobo = percentOf(loanKobo, fee, 'half-down')
  const feeInTotalKobo = rules.totalHolds.includes('fee') ? percentOf(loanKobo, fee, 'half-up') : 0
  const repaidKobo = monthlyKobo * tenor + feeInTotalKobo
  return {
    installment,
    tenor,
    basketKobo,
    downPaymentKobo,
    loanKobo,
    monthlyKobo,
    managementFeeKobo,
    vatKobo: percentOf(managementFeeKobo, rules.vat ?? '0', 'half-up'),
    insuranceKobo: percentOf(loanKobo, rules.insurance ?? '0', 'half-up'),
    totalKobo: downPaymentKobo + repaidKobo,
    totalRepaymentKobo: repaidKobo + (rules.totalHolds.includes('down-payment') ? downPaymentKobo : 0),
    minimumBalanceMilli:
      minimumBalance(basketKobo, opened.downPaymentKobo, installment, rules) - 10 * byWalletKobo,
    lines: repaymentLines(openingKobo, rules.monthlyRate, tenor, monthlyKobo),
  }
}
