import type { Agreement } from '../money/agreement.ts'
import { toNaira } from '../model/kobo.ts'
import { TODAY, type Repayment } from '../money/repayment.ts'
import { lagosTime } from '../../shared/day.ts'
import type { Application, Facts } from './state.ts'

export function agreementOn(
  { language, build }: Facts,
  application: Application,
  plan: Repayment,
  agreedAt: number,
): Agreement {
  return {
    lender: application.bank.name,
    plan,
    termsVersion: application.termsVersion,
    language,
    agreedAt,
    build,
  }
}

/** The due day of a row. A row due with the purchase is due on the day of the agreement. */
export function dayOf(due: string, { agreedAt }: Agreement): string {
  return due === TODAY ? lagosTime(agreedAt).day : due
}

/** The record that is sent with the loan request when the operator requires it. Amounts are in naira. */
export function wireRecord(agreement: Agreement): object {
  const { plan, agreedAt, ...rest } = agreement
  return {
    ...rest,
    agreedAt: new Date(agreedAt).toISOString(),
    currency: 'NGN',
    rows: plan.rows.map((row) => ({
      kind: row.is,
      ...(row.is === 'charge' && { name: row.name }),
      due: dayOf(row.due, agreement),
      amount: toNaira(row.amount),
    })),
    chargesApart: plan.chargesApart.map(({ name, amount }) => ({ name, amount: toNaira(amount) })),
    order: toNaira(plan.order),
    wallet: toNaira(plan.wallet),
    dueToday: toNaira(plan.dueToday),
    total: toNaira(plan.total),
    inAll: toNaira(plan.inAll),
    ...(plan.cost !== undefined && { costOfCredit: toNaira(plan.cost) }),
    ...(plan.minimumBalance !== undefined && { minimumBalance: toNaira(plan.minimumBalance) }),
    ...(plan.monthlyRate && { monthlyRate: plan.monthlyRate }),
    ...(plan.bankTotal && { bankTotal: toNaira(plan.bankTotal.amount) }),
  }
}
