import { add, NOTHING, subtract, type Kobo } from '../model/kobo.ts'
import { bankTotalOf, type BankTotal } from './bank-total.ts'
import type { Charge, Plan } from '../model/plan.ts'

/** One payment that the shopper is asked for. */
export type Row = { readonly due: string; readonly amount: Kobo } & (
  { readonly is: 'down-payment' | 'instalment' } | { readonly is: 'charge'; readonly name: string }
)

/** `due` of a row that is paid with the purchase; every other row has a day, `2023-06-07`. */
export const TODAY = 'today'

/** What the shopper is asked to agree to. All amounts follow from the rows. */
export interface Repayment {
  /** Every payment whose time is known, the first one first. */
  readonly rows: readonly Row[]
  /** The sum of the rows. */
  readonly total: Kobo
  /** The sum of the rows that are due with the purchase. */
  readonly dueToday: Kobo
  /** Charges of which nobody says when they are due. They are in `inAll` and not in the total. */
  readonly chargesApart: readonly Charge[]
  readonly apart: Kobo
  /** What the shopper pays once the charges apart are due too. */
  readonly inAll: Kobo
  /** What was bought. */
  readonly order: Kobo
  /** The part of the order that the refund wallet pays. */
  readonly wallet: Kobo
  /** All that is paid less what was bought with it: interest and every charge. Undefined when the wallet pays a part and nobody says how much. */
  readonly cost?: Kobo | undefined
  readonly monthlyRate?: string | undefined
  /** The lender's own total, where it is another amount than the rows explain. */
  readonly bankTotal?: BankTotal | undefined
}

/**
 * Adds a plan up. The preview, the result, the record of what was agreed and the gallery show these figures and no
 * others. Undefined when the payments are less than what is bought: such a plan is wrong, and no sum of it is shown.
 */
export function repaymentOf(plan: Plan, order: Kobo, walletUsed: boolean): Repayment | undefined {
  const rows = rowsOf(plan)
  const total = sum(rows)
  const wallet = walletUsed ? walletPart(plan, order) : NOTHING
  const bought = wallet === undefined ? undefined : subtract(order, wallet)
  // A lender rounds each payment: interest-free instalments may come out a kobo short each.
  if (bought !== undefined && subtract(total, bought) < -rows.length) return undefined
  const chargesApart = plan.charges.filter(({ today }) => !today)
  const apart = sum(chargesApart)
  const inAll = add(total, apart)
  return {
    rows,
    total,
    dueToday: sum(rows.filter(({ due }) => due === TODAY)),
    chargesApart,
    apart,
    inAll,
    order,
    wallet: wallet ?? NOTHING,
    cost: bought === undefined ? undefined : (Math.max(0, subtract(inAll, bought)) as Kobo),
    monthlyRate: plan.monthlyRate,
    bankTotal: bankTotalOf(plan, total),
  }
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

/** What of the order neither the shopper nor the loan pays. */
function walletPart({ downPayment, loan }: Plan, order: Kobo): Kobo | undefined {
  return loan === undefined ? undefined : (Math.max(0, order - downPayment - loan) as Kobo)
}

function sum(amounts: readonly { readonly amount: Kobo }[]): Kobo {
  return add(...amounts.map(({ amount }) => amount))
}
