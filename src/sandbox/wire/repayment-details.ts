import { assumed } from '../assumed.ts'
import type { Plan } from '../figures/plan.ts'
import type { ActivePartner } from '../partners/index.ts'
import { nairaText } from '../../shared/naira.ts'
import { nairaNumber } from './naira.ts'

/** A plan with all data that its two forms contain. */
export interface Shown {
  plan: Plan
  /** One for each month, as Klump writes them. */
  dates: readonly string[]
  /** The day that the shopper chose, or else today's in Lagos. */
  repaymentDay: number
  partner: ActivePartner
  isLive: boolean
}

/** A plan in naira, in the form that the partner sends. Names, their order and the types are those of the published answers. */
export function toRepaymentDetails(shown: Shown) {
  return shown.partner.offer.planForm === 'polaris' ? polarisForm(shown) : stanbicForm(shown)
}

/** Numbers, with every charge at the top and the interest in each line. */
function stanbicForm({ plan, dates, repaymentDay, partner }: Shown) {
  return {
    accountNumber: assumed('account number', '1234567890'),
    transactionType: 'NEW',
    instantBuyAmount: nairaNumber(plan.basketKobo),
    loanAmount: nairaNumber(plan.loanKobo),
    downpaymentAmount: nairaNumber(plan.downPaymentKobo),
    monthlyRepayment: nairaNumber(plan.monthlyKobo),
    totalRepayment: nairaNumber(plan.totalRepaymentKobo),
    managementFee: nairaNumber(plan.managementFeeKobo),
    interest: Number(partner.offer.figures.monthlyRate),
    vat: nairaNumber(plan.vatKobo),
    insurance: nairaNumber(plan.insuranceKobo),
    tenor: plan.tenor,
    installment: plan.installment,
    minimumBalanceRequired: plan.minimumBalanceMilli / 1000,
    repaymentDay,
    repaymentSchedules: plan.lines.map((line, index) => ({
      principal: nairaNumber(line.principalKobo),
      interest: nairaNumber(line.interestKobo),
      monthlyRepayment: nairaNumber(line.paymentKobo),
      principalBalance: nairaNumber(line.balanceKobo),
      repayment_date: dates[index] ?? '',
    })),
    repaymentMetadata: null,
    other_charges: {},
  }
}

/** Strings where Polaris sends strings, and the fee among the other charges. */
function polarisForm({ plan, dates, repaymentDay, partner, isLive }: Shown) {
  const { slug, config, offer } = partner
  return {
    amount: nairaNumber(plan.basketKobo),
    loanAmount: nairaNumber(plan.loanKobo),
    downpaymentAmount: nairaNumber(plan.downPaymentKobo),
    monthlyRepayment: nairaText(plan.monthlyKobo),
    totalRepayment: nairaText(plan.totalRepaymentKobo),
    interest: offer.figures.monthlyRate,
    installment: plan.installment,
    tenor: plan.tenor,
    minimumBalanceRequired: plan.minimumBalanceMilli / 1000,
    repaymentDay: String(repaymentDay),
    isLive,
    ...(config?.['invoice_number'] && { invoiceNumber: config['invoice_number'] }),
    other_charges: offer.figures.managementFee ? { managementFee: nairaText(plan.managementFeeKobo) } : {},
    repaymentSchedules: plan.lines.map((line, index) => ({
      monthlyRepayment: nairaText(line.paymentKobo),
      repayment_date: dates[index] ?? '',
    })),
    repaymentCycle: plan.installment,
    postponeRepaymentSchedule: true,
    processor: slug,
  }
}
