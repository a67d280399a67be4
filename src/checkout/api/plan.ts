import { refine, isObject, array, object, optional, type Schema } from '../../validation/schema.ts'
import { NOTHING } from '../model/kobo.ts'
import type { Instalment, Plan } from '../model/plan.ts'
import { allCharges, amount, otherCharges, topCharge } from './charges.ts'
import type { Client } from './client.ts'
import type { Body } from '../model/call.ts'
import { caught, known, transform, nullish, money } from './read.ts'
import { MOST_INSTALMENTS } from './limits.ts'
import { day } from './read-later.ts'
import { sendingOf } from './sending.ts'
import { step } from './step.ts'
import type { Step } from '../model/step.ts'

const instalment = transform(
  object({ monthlyRepayment: amount, repayment_date: day }),
  ({ monthlyRepayment, repayment_date }): Instalment => ({ due: repayment_date, amount: monthlyRepayment }),
)

/** Per cent a month. */
const rate = known('a rate', (given) => {
  const number = typeof given === 'string' && given.trim() !== '' ? Number(given) : given
  return typeof number === 'number' && number > 0 && number < 1000 ? String(+number.toFixed(4)) : undefined
})

// An unreadable payment or charge makes the whole plan unreadable: without it the sum would be too small.
// Unreadable values that only explain the payments are left out.
const figures = transform(
  object({
    downpaymentAmount: nullish(amount),
    repaymentSchedules: refine(
      array(instalment, 'a list'),
      `1 to ${MOST_INSTALMENTS} instalments`,
      ({ length }) => length > 0 && length <= MOST_INSTALMENTS,
    ),
    managementFee: topCharge,
    vat: topCharge,
    insurance: topCharge,
    other_charges: otherCharges,
    totalRepayment: caught(nullish(money)),
    loanAmount: caught(nullish(amount)),
    minimumBalanceRequired: caught(nullish(amount)),
    interest: caught(nullish(rate)),
  }),
  ({ downpaymentAmount = NOTHING, managementFee, vat, insurance, other_charges = [], ...rest }): Plan => ({
    downPayment: downpaymentAmount,
    instalments: rest.repaymentSchedules,
    charges: allCharges({ managementFee, vat, insurance }, other_charges),
    loan: rest.loanAmount,
    statedTotal: rest.totalRepayment,
    minimumBalance: rest.minimumBalanceRequired,
    monthlyRate: rest.interest,
  }),
)

/** The `data` of an answer is the plan, or holds it beside the transaction that it belongs to. */
const plan: Schema<Plan> = (data, complain) => figures(whereThePlanIs(data) ?? data, complain)

const answer = transform(object({ next_step: step, data: plan }), ({ next_step, data }) => ({
  plan: data,
  next: next_step,
}))

/** A plan in the data of any other answer. It must be readable, or the shopper would see old figures. */
export const planOrNothing = optional<Plan | undefined>((data, complain) =>
  whereThePlanIs(data) ? plan(data, complain) : undefined,
)

function whereThePlanIs(data: unknown): object | undefined {
  if (!isObject(data)) return undefined
  const inside = Object.hasOwn(data, 'processor_webhook_data') ? data['processor_webhook_data'] : undefined
  return [data, inside].find(looksLikePlan)
}

function looksLikePlan(data: unknown): data is object {
  return (
    isObject(data) && (Object.hasOwn(data, 'totalRepayment') || Object.hasOwn(data, 'repaymentSchedules'))
  )
}

/** Requests the plan of a split, which is not binding. Always sent as a POST, because the split is in the body. */
export function planFor(
  client: Client,
  { path }: Step,
  body: Body,
  signal: AbortSignal,
): Promise<{ plan: Plan; next: Step }> {
  const sending = sendingOf({ method: 'POST', path })
  return client.call({ method: 'POST', path, body, sending, answer, signal })
}

/** The same for a quote: sent once, and not while the device is offline. A missing answer does no harm. */
export async function quoteFor(
  client: Client,
  { path }: Step,
  body: Body,
  signal: AbortSignal,
): Promise<Plan> {
  const { plan } = await client.call({
    method: 'POST',
    path,
    body,
    sending: 'once',
    failWhenOffline: true,
    answer,
    signal,
  })
  return plan
}
