import { NOTHING, type Kobo } from '../model/kobo.ts'
import { add, subtract } from './sums.ts'
import { bankTotalOf, type BankTotal } from './bank-total.ts'
import type { Charge, Plan } from '../model/plan.ts'

/** One payment that the shopper makes. */
export type Row = { readonly due: string; readonly amount: Kobo } & (
  { readonly is: 'down-payment' | 'instalment' } | { readonly is: 'charge'; readonly name: string }
)

/** `due` of a row that is paid with the purchase; every other row has a day, `2023-06-07`. */
export const TODAY = 'today'

/** What the shopper is asked to agree to: the repayment schedule. All amounts follow from the rows. */
export interface Repayment {
  /** Every payment whose date is known, the earliest first. */
  readonly rows: readonly Row[]
  /** The sum of the rows. */
  readonly total: Kobo
  /** The sum of the rows that are due with the purchase. */
  readonly dueToday: Kobo
  /** Charges without a stated date. They are part of `inAll` but not of `total`. */
  readonly chargesApart: readonly Charge[]
  readonly apart: Kobo
  /** What the shopper pays in all, including the charges apart. */
  readonly inAll: Kobo
  /** The price of the order. */
  readonly order: Kobo
  /** The part of the order that the refund wallet pays. */
  readonly wallet: Kobo
  /**
   * All payments less the part of the order that they pay for: interest and every charge. Undefined when the wallet pays an unknown part.
   */
  readonly cost?: Kobo | undefined
  /** What the lender requires on the shopper's account, where that is more than what is due today. */
  readonly minimumBalance?: Kobo | undefined
  readonly monthlyRate?: string | undefined
  /** The lender's own total, if the rows do not explain it. */
  readonly bankTotal?: BankTotal | undefined
}

/**
 * Adds up a plan. The preview, the result, the record of the agreement and the gallery show these figures and no others. Undefined when the
 * payments are less than the price of what is bought: such a plan is wrong, and no sum of it is shown.
 */
export function repaymentOf(plan: Plan, order: Kobo, walletUsed: boolean): Repayment | undefined {
  const rows = rowsOf(plan)
  const total = sum(rows)
  const wallet = walletUsed ? walletPart(plan, order) : NOTHING
  const bought = wallet === undefined ? undefined : subtract(order, wallet)
  // A lender rounds each payment: interest-free instalments may each be a kobo short.
  if (bought !== undefined && subtract(total, bought) < -rows.length) return undefined
  const chargesApart = plan.charges.filter(({ today }) => !today)
  const apart = sum(chargesApart)
  const inAll = add(total, apart)
  const dueToday = sum(rows.filter(({ due }) => due === TODAY))
  return {
    rows,
    total,
    dueToday,
    chargesApart,
    apart,
    inAll,
    order,
    wallet: wallet ?? NOTHING,
    cost: bought === undefined ? undefined : (Math.max(0, subtract(inAll, bought)) as Kobo),
    minimumBalance: isAbove(dueToday, plan.minimumBalance) ? plan.minimumBalance : undefined,
    monthlyRate: plan.monthlyRate,
    bankTotal: bankTotalOf(plan, total),
  }
}

// The published minimum of Polaris is its fee with half a kobo more: rounded, the two differ without a meaning.
const A_NAIRA = 100

function isAbove(dueToday: Kobo, minimum: Kobo | undefined): boolean {
  return minimum !== undefined && subtract(minimum, dueToday) >= A_NAIRA
}

function rowsOf({ downPayment, charges, instalments }: Plan): Row[] {
  const down: Row[] = downPayment > 0 ? [{ is: 'down-payment', due: TODAY, amount: downPayment }] : []
  const today = charges
    .filter(({ today }) => today)
    .map(({ name, amount }): Row => ({ is: 'charge', name, due: TODAY, amount }))
  const later = instalments
    .map(({ due, amount }): Row => ({ is: 'instalment', due, amount }))
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
  return [...down, ...today, ...later]
}

/** The part of the order that neither the down payment nor the loan pays. */
function walletPart({ downPayment, loan }: Plan, order: Kobo): Kobo | undefined {
  return loan === undefined ? undefined : (Math.max(0, order - downPayment - loan) as Kobo)
}

function sum(amounts: readonly { readonly amount: Kobo }[]): Kobo {
  return add(...amounts.map(({ amount }) => amount))
}
