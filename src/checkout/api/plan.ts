import * as z from 'zod/mini'
import type { Kobo } from '../money/kobo.ts'
import type { Client } from './client.ts'
import type { Body } from './next.ts'
import { count, day, label, maybe, money } from './read.ts'
import { step, type Step } from './step.ts'

export interface Instalment {
  /** `2023-06-07` */
  readonly due: string
  readonly amount: Kobo
}

/** What the shopper is asked to agree to: every figure the server's, none worked out here. */
export interface Plan {
  /** Due now; zero when nothing is. */
  readonly downPayment: Kobo
  readonly instalments: readonly Instalment[]
  readonly total: Kobo
  /** What is lent. */
  readonly loan?: Kobo | undefined
  readonly managementFee?: Kobo | undefined
  readonly vat?: Kobo | undefined
  readonly insurance?: Kobo | undefined
  /** Per cent a month, as given. */
  readonly monthlyRate?: string | undefined
  readonly repaymentDay?: number | undefined
}

const instalment = z.pipe(
  z.object({ monthlyRepayment: money, repayment_date: day }),
  z.transform(({ monthlyRepayment, repayment_date }): Instalment => ({
    due: repayment_date,
    amount: monthlyRepayment,
  })),
)

export const plan = z.pipe(
  z.object({
    downpaymentAmount: maybe(money),
    totalRepayment: money,
    loanAmount: maybe(money),
    managementFee: maybe(money),
    vat: maybe(money),
    insurance: maybe(money),
    interest: maybe(label),
    repaymentDay: maybe(count),
    // Nobody agrees to a plan without dates: an answer that has none is no plan.
    repaymentSchedules: z
      .array(instalment, 'expected a list')
      .check(z.minLength(1, 'expected at least one instalment')),
  }),
  z.transform(({ downpaymentAmount, totalRepayment, interest, repaymentSchedules, ...rest }): Plan => ({
    downPayment: downpaymentAmount ?? (0 as Kobo),
    instalments: repaymentSchedules,
    total: totalRepayment,
    loan: rest.loanAmount,
    managementFee: rest.managementFee,
    vat: rest.vat,
    insurance: rest.insurance,
    monthlyRate: interest,
    repaymentDay: rest.repaymentDay,
  })),
)

const answer = z.pipe(
  z.object({ next_step: step, data: plan }),
  z.transform(({ next_step, data }) => ({ plan: data, next: next_step })),
)

/** A plan in the data of any other answer. What looks like one has to be readable, or the figures seen would be old. */
export const planOrNothing = z.pipe(
  z.transform((data: unknown): unknown => (looksLikePlan(data) ? data : undefined)),
  z.optional(plan),
)

function looksLikePlan(data: unknown): boolean {
  return (
    typeof data === 'object' && data !== null && ('totalRepayment' in data || 'repaymentSchedules' in data)
  )
}

/** Works a split out on the server; binds nobody and may be asked as often as the shopper likes. */
export function planFor(
  client: Client,
  { path }: Step,
  body: Body,
  signal: AbortSignal,
): Promise<{ plan: Plan; next: Step }> {
  return client.call({ method: 'POST', path, body, answer, signal })
}
