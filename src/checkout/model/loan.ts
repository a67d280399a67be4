import type { Step } from './step.ts'

/** A loan that was requested: from here on a loan may exist. */
export interface Loan {
  readonly reference?: string | undefined
  readonly next: Step
}

export interface LoanStatus {
  readonly verdict: 'open' | 'approved' | 'pending' | 'declined'
  /** The server's words, for the shopper. */
  readonly serverMessage?: string | undefined
  readonly nextPayment?: string | undefined
  readonly reference?: string | undefined
  /** The step that the server names while the decision is open. */
  readonly next?: Step | undefined
  /** The status that was not understood, when the decision is made and its meaning is not known. For the developer. */
  readonly unclear?: string | undefined
}
