import { NOTHING, type Kobo } from '../model/kobo.ts'
import { add, subtract } from './sums.ts'
import type { Plan } from '../model/plan.ts'

/** The lender's own total, when the shopper must be shown that it is not the sum of the payments. */
export interface BankTotal {
  readonly amount: Kobo
  /** The amount minus the sum of the payments; below zero when the amount is smaller. */
  readonly difference: Kobo
  /** The difference is so small that it comes from rounding each payment. */
  readonly isRounding: boolean
}

/**
 * Compares the lender's `totalRepayment` with the plan. Lenders calculate it in different ways: Stanbic's total is the instalments alone,
 * Polaris's includes the fee. So the total is compared with the instalments, with or without the down payment, and with none, some or all
 * of the charges. Undefined when one of these sums explains the total, or when the lender states no total.
 */
export function bankTotalOf(plan: Plan, total: Kobo): BankTotal | undefined {
  const { statedTotal: amount } = plan
  if (amount === undefined) return undefined
  const difference = subtract(amount, total)
  const others = readings(plan)
  if (difference === 0 || others.includes(amount)) return undefined
  // Each payment may be rounded by a kobo.
  const tolerance = plan.instalments.length + plan.charges.length + 1
  const isNear = (sum: Kobo) => Math.abs(amount - sum) <= tolerance
  if (isNear(total)) return { amount, difference, isRounding: true }
  return others.some(isNear) ? undefined : { amount, difference, isRounding: false }
}

function readings({ downPayment, instalments, charges }: Plan): Kobo[] {
  const sum = (parts: readonly { readonly amount: Kobo }[]) => add(...parts.map(({ amount }) => amount))
  const fees = [NOTHING, sum(charges.filter(({ today }) => today)), sum(charges)]
  const payments = sum(instalments)
  return [NOTHING, downPayment].flatMap((down) => fees.map((fee) => add(payments, down, fee)))
}
