import { object } from '../../validation/shape.ts'
import type { Client } from './client.ts'
import type { Body } from './next.ts'
import { caught, flag, made, maybe, reference, text } from './read.ts'
import { day } from './read-later.ts'
import { step, type Step } from './step.ts'

/** A loan that was asked for; from here on something is at stake. */
export interface Loan {
  readonly reference?: string | undefined
  readonly next: Step
}

const asked = made(
  object({ next_step: step, data: maybe(object({ reference })) }),
  ({ next_step, data }): Loan => ({
    reference: data?.reference,
    next: next_step,
  }),
)

/** Asks for the loan. The one call that is never repeated: a second one could be a second loan. */
export function askForLoan(client: Client, { path }: Step, body: Body, signal: AbortSignal): Promise<Loan> {
  return client.call({ method: 'POST', path, body, answer: asked, once: true, signal })
}

export interface LoanStatus {
  readonly verdict: 'open' | 'approved' | 'pending' | 'declined'
  /** The server's words, for the shopper. */
  readonly said?: string | undefined
  readonly nextPayment?: string | undefined
  readonly reference?: string | undefined
}

const status = made(
  object({
    is_completed: flag('is_completed'),
    success: maybe(flag('a yes or no')),
    message: maybe(text()),
    next_repayment_date: caught(maybe(day)),
    transaction: maybe(object({ reference, status: maybe(text()) })),
  }),
  ({ is_completed, success, message, next_repayment_date, transaction }): LoanStatus => {
    // Klump calls a transaction "new" until its webhook has said how it ended.
    const later = transaction?.status === 'pending' || transaction?.status === 'new'
    return {
      verdict: !is_completed ? 'open' : success ? 'approved' : later ? 'pending' : 'declined',
      said: message,
      nextPayment: next_repayment_date,
      reference: transaction?.reference,
    }
  },
)

/** How the decision stands; asked again and again until it is made. */
export function loanStatus(client: Client, { path }: Step, signal: AbortSignal): Promise<LoanStatus> {
  return client.call({ method: 'GET', path, answer: status, signal })
}
