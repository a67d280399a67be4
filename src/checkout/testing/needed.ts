import type { OddAnswer } from './odd-leaves.ts'

// The places without which a purchase cannot go on as it should. Everything else may say what it likes.
const NEEDED: readonly RegExp[] = [
  // Where the server leads.
  /next_step$/,
  /next_step\.(name|method|api|redirect_url)$/,
  /next_step\.form_fields(\.\d+)?$/,
  /next_step\.form_fields\.\d+\.(name|type|format|options|required|min|max|value)$/,
  // What there is to choose from and to read.
  /^GET \/loans\/partners data$/,
  /terms-and-conditions data(\.text)?$/,
  // What is paid: without any of it the sum would be smaller than it is.
  /repayments-detail data$/,
  /data\.repaymentSchedules(\.\d+(\.(monthlyRepayment|repayment_date))?)?$/,
  /data\.(downpaymentAmount|managementFee|vat|insurance|other_charges)/,
  // How it was decided.
  /^GET \/loans\/account\/new-loan\/\S+ (is_completed|isCompleted|success|transaction\.status)$/,
]

/** Whether the purchase may end otherwise than it would have. What means the same in another spelling may change nothing. */
export function isNeeded({ route, path, isSame }: OddAnswer): boolean {
  if (isSame) return false
  const place = `${route} ${path.join('.')}`
  return NEEDED.some((pattern) => pattern.test(place))
}
