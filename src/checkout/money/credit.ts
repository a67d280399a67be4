import { add, subtract, type Kobo } from './kobo.ts'

interface Figures {
  readonly downPayment: Kobo
  readonly total: Kobo
  readonly loan?: Kobo | undefined
}

/**
 * What the credit costs: everything that is repaid, less what was bought with it.
 *
 * What was bought is the down payment and the loan together, and not simply the order: a refund wallet may pay a part
 * of what is due now, and then the order less that part is what the shopper buys on credit. With the order instead,
 * the cost would come out too low by the wallet, or below nothing. It is never more than the order: a loan that counts
 * the bank's charges in would hide them. Undefined when no cost follows from the figures: better none than a wrong one.
 */
export function costOfCredit({ downPayment, total, loan }: Figures, order: Kobo): Kobo | undefined {
  const bought = loan === undefined ? order : (Math.min(order, add(downPayment, loan)) as Kobo)
  const cost = subtract(total, bought)
  return cost < 0 ? undefined : cost
}

/** What of the order neither the shopper nor the loan pays: the refund wallet's part. */
export function paidElsewhere({ downPayment, loan }: Figures, order: Kobo): Kobo {
  return loan === undefined ? (0 as Kobo) : (Math.max(0, order - downPayment - loan) as Kobo)
}

interface Payments {
  readonly downPayment: Kobo
  readonly instalments: readonly { readonly amount: Kobo }[]
  readonly total: Kobo
}

/** What of the total has no date: neither paid now nor in an instalment. */
export function withoutDate({ downPayment, instalments, total }: Payments): Kobo {
  const dated = add(downPayment, ...instalments.map(({ amount }) => amount))
  return Math.max(0, total - dated) as Kobo
}

interface Charges extends Payments {
  readonly managementFee?: Kobo | undefined
  readonly vat?: Kobo | undefined
  readonly insurance?: Kobo | undefined
}

const NONE = 0 as Kobo

/**
 * The charges that come on top of the total, all together. Some banks count theirs in and some name them apart, and no
 * field says which: a total that is more than its payments does. More by a kobo or two is rounding, and no charge.
 */
export function chargesApart({ managementFee = NONE, vat = NONE, insurance = NONE, ...plan }: Charges): Kobo {
  const charges = add(managementFee, vat, insurance)
  return withoutDate(plan) * 2 > charges ? NONE : charges
}
