import { isShared } from './down-payment.ts'
import { divide, ratioOf } from './percent.ts'
import type { PlanRules } from './rules.ts'

/**
 * The balance that the account needs when the loan is taken out: the amount due now, the charges, and the amount that stays on
 * the account. Computed with exact fractions and not rounded to kobo, because only then do both published figures result: 7 675
 * (where the shares of 40 000 in 6 are not whole) and 3 000.015.
 *
 * @returns thousandths of a naira
 */
export function minimumBalance(
  basketKobo: number,
  downPaymentKobo: number,
  installment: number,
  rules: PlanRules,
): number {
  const shares = isShared(installment, rules.downPayment) ? BigInt(installment) : undefined
  const basket = BigInt(basketKobo)
  // Exact amounts in kobo are `over / parts`.
  const parts = shares ?? 1n
  const loanOver = shares ? basket * (shares - 1n) : basket - BigInt(downPaymentKobo)
  const dueOver = shares ? basket : BigInt(downPaymentKobo)
  const fee = ratioOf(rules.managementFee ?? '0')
  const vat = ratioOf(rules.vat ?? '0')
  const insurance = ratioOf(rules.insurance ?? '0')
  const chargesOver =
    fee.over * (vat.under + vat.over) * insurance.under + insurance.over * fee.under * vat.under
  const chargesUnder = fee.under * vat.under * insurance.under
  const over = dueOver * chargesUnder + loanOver * chargesOver
  const kept = Number(rules.keptOnAccount ?? 0) * 1000
  return divide(over * 10n, parts * chargesUnder, 'half-up') + kept
}
