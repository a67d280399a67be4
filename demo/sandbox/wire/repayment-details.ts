import type { Plan } from '../figures/plan.ts'
import type { Split } from '../flow/application.ts'
import type { Offer } from '../partners/partner.ts'
import { nairaNumber, nairaText } from './naira.ts'

/**
 * A plan as `repayments-detail` answers it, in naira: as numbers, or as decimal strings for partners that send those.
 *
 * `other_charges` is left out: what it holds is not public, and every charge here has a name of its own.
 */
export function toRepaymentDetails(plan: Plan, dates: readonly string[], split: Split, offer: Offer) {
  const naira = offer.amountsAsText ? nairaText : nairaNumber
  const feesKobo = plan.managementFeeKobo + plan.vatKobo + plan.insuranceKobo
  return {
    instantBuyAmount: naira(plan.basketKobo),
    loanAmount: naira(plan.loanKobo),
    downpaymentAmount: naira(plan.downPaymentKobo),
    monthlyRepayment: naira(plan.monthlyKobo),
    totalRepayment: naira(plan.totalKobo),
    managementFee: naira(plan.managementFeeKobo),
    interest: Number(offer.figures.monthlyRate),
    vat: naira(plan.vatKobo),
    insurance: naira(plan.insuranceKobo),
    tenor: plan.tenor,
    installment: plan.installment,
    minimumBalanceRequired: naira(plan.downPaymentKobo + feesKobo),
    repaymentDay: split.repaymentDay,
    repaymentSchedules: plan.lines.map((line, index) => ({
      principal: naira(line.principalKobo),
      interest: naira(line.interestKobo),
      monthlyRepayment: naira(line.paymentKobo),
      principalBalance: naira(line.balanceKobo),
      repayment_date: dates[index] ?? '',
    })),
  }
}
