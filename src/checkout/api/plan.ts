import { and, list, object, optional } from '../../validation/shape.ts'
import { NOTHING, type Kobo } from '../money/kobo.ts'
import type { Client } from './client.ts'
import type { Body } from './next.ts'
import { label, made, maybe, money } from './read.ts'
import { count, day } from './read-later.ts'
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

const instalment = made(
  object({ monthlyRepayment: money, repayment_date: day }),
  ({ monthlyRepayment, repayment_date }): Instalment => ({ due: repayment_date, amount: monthlyRepayment }),
)

const plan = made(
  object({
    downpaymentAmount: maybe(money),
    totalRepayment: money,
    loanAmount: maybe(money),
    managementFee: maybe(money),
    vat: maybe(money),
    insurance: maybe(money),
    interest: maybe(label),
    repaymentDay: maybe(count),
    // Nobody agrees to a plan without dates: an answer that has none is no plan.
    repaymentSchedules: and(
      list(instalment, 'a list'),
      'at least one instalment',
      ({ length }) => length > 0,
    ),
  }),
  ({ downpaymentAmount = NOTHING, totalRepayment, interest, repaymentSchedules, ...rest }): Plan => ({
    downPayment: downpaymentAmount,
    instalments: repaymentSchedules,
    total: totalRepayment,
    loan: rest.loanAmount,
    managementFee: rest.managementFee,
    vat: rest.vat,
    insurance: rest.insurance,
    monthlyRate: interest,
    repaymentDay: rest.repaymentDay,
  }),
)

const answer = made(object({ next_step: step, data: plan }), ({ next_step, data }) => ({
  plan: data,
  next: next_step,
}))

/** A plan in the data of any other answer. What looks like one has to be readable, or the figures seen would be old. */
export const planOrNothing = optional<Plan | undefined>((given, complain) =>
  looksLikePlan(given) ? plan(given, complain) : undefined,
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
