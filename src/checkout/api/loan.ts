import type { Loan, LoanStatus } from '../model/loan.ts'
import { object } from '../../validation/schema.ts'
import type { Client } from './client.ts'
import type { Body } from '../model/call.ts'
import { caught, flag, label, transform, reference } from './read.ts'
import { day } from './read-later.ts'
import { step } from './step.ts'
import type { Step } from '../model/step.ts'

const loanAnswer = transform(
  object({ next_step: step, data: caught(object({ reference })) }),
  ({ next_step, data }): Loan => ({
    reference: data?.reference,
    next: next_step,
  }),
)

/** Requests the loan: a second request could make a second loan. */
export function requestLoan(client: Client, { path }: Step, body: Body, signal: AbortSignal): Promise<Loan> {
  return client.call({
    method: 'POST',
    path,
    body,
    sending: 'once',
    failWhenOffline: true,
    answer: loanAnswer,
    signal,
  })
}

// Both spellings are published.
const status = transform(
  object({
    is_completed: caught(flag('is_completed')),
    isCompleted: caught(flag('isCompleted')),
    success: caught(flag('a yes or no')),
    message: caught(label),
    next_repayment_date: caught(day),
    transaction: caught(object({ reference, status: caught(label) })),
    next_step: caught(step),
  }),
  ({
    is_completed,
    isCompleted,
    success,
    message,
    next_repayment_date,
    transaction,
    next_step,
  }): LoanStatus => ({
    ...((is_completed ?? isCompleted) ? decision(success, transaction?.status) : { verdict: 'open' }),
    serverMessage: message,
    nextPayment: next_repayment_date,
    reference: transaction?.reference,
    // A step that cannot be drawn is no reason to stop waiting.
    next: next_step?.kind === 'impossible' ? undefined : next_step,
  }),
)

// Klump calls a transaction "new" until its webhook has reported the result, and publishes no list of the others.
const STATUSES = new Map<string, 'approved' | 'pending' | 'declined'>([
  ['successful', 'approved'],
  ['new', 'pending'],
  ['pending', 'pending'],
  ['declined', 'declined'],
  ['rejected', 'declined'],
  ['failed', 'declined'],
  ['unsuccessful', 'declined'],
])

/** A decision that is made. If the answer does not name it, or contradicts itself, the loan is pending. */
function decision(success: boolean | undefined, given: string | undefined): LoanStatus {
  const status = given?.trim().toLowerCase()
  const named = status === undefined ? undefined : STATUSES.get(status)
  if (success !== undefined && status === undefined) return { verdict: success ? 'approved' : 'declined' }
  if (named === 'pending') return { verdict: success ? 'approved' : 'pending' }
  if (named === 'approved' && success !== false) return { verdict: 'approved' }
  if (named === 'declined' && success !== true) return { verdict: 'declined' }
  return { verdict: 'pending', unclear: `success ${success ?? 'not said'}, status "${given ?? 'not said'}"` }
}

/** The status of the decision; polled until the decision is made. */
export function loanStatus(client: Client, { path }: Step, signal: AbortSignal): Promise<LoanStatus> {
  return client.call({ method: 'GET', path, sending: 'safe', answer: status, signal })
}
