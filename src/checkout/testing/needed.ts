import type { OddAnswer } from './odd-leaves.ts'

// The places that a purchase needs. Any other place may hold any value.
const NEEDED: readonly RegExp[] = [
  // The next step.
  /next_step$/,
  /next_step\.(name|method|api|redirect_url)$/,
  /next_step\.form_fields(\.\d+)?$/,
  /next_step\.form_fields\.\d+\.(name|type|format|options|required|min|max|value)$/,
  // The banks and the terms.
  /^GET \/loans\/partners data$/,
  /terms-and-conditions data(\.text)?$/,
  // The payments: without one of them the sum would be too small.
  /repayments-detail data$/,
  /data\.repaymentSchedules(\.\d+(\.(monthlyRepayment|repayment_date))?)?$/,
  /data\.(downpaymentAmount|managementFee|vat|insurance|other_charges)/,
  // The decision.
  /^GET \/loans\/account\/new-loan\/\S+ (is_completed|isCompleted|success|transaction\.status)$/,
]

/** Whether the purchase may end differently. The same value in another spelling may change nothing. */
export function isNeeded({ route, path, isSame }: OddAnswer): boolean {
  if (isSame) return false
  const place = `${route} ${path.join('.')}`
  return NEEDED.some((pattern) => pattern.test(place))
}
