import type { KlumpError } from '../errors/klump-error.ts'

/** The lender agreed. Not proof of payment: your server verifies the reference with the secret key. */
export interface SuccessOutcome {
  readonly status: 'success'
  /** Klump's reference of the transaction, `KLP-1662-348036-0961`. */
  readonly reference: string
  /** Your own reference, when the order had one. */
  readonly merchantReference?: string
}

/**
 * A loan may exist, and the decision is not known yet: the checkout requested the loan, or the bank may make it by itself, at its own page
 * or while it decides. This is not a cancellation. Keep the order, and let your server verify the reference or wait for the webhook.
 */
export interface PendingOutcome {
  readonly status: 'pending'
  /**
   * Klump's reference. It is empty when the checkout was lost before Klump had assigned one. Then only your own reference identifies the
   * transaction: wait for the webhook.
   */
  readonly reference: string
  readonly merchantReference?: string
}

/** The opening ended without a loan. `error.code` states why, `error.recoverable` whether opening again can help. */
export interface FailedOutcome {
  readonly status: 'failed'
  readonly error: KlumpError
  /** Present when a transaction had been made before the failure. */
  readonly reference?: string
}

/** The shopper left, or the instance was destroyed, while no loan could exist. */
export interface CancelledOutcome {
  readonly status: 'cancelled'
  /** The step that the shopper left from, by Klump's name (`VERIFY_OTP`). Absent when the checkout had not come that far. */
  readonly step?: string
}

/** How an opening ended. Each opening has exactly one. */
export type Outcome = SuccessOutcome | PendingOutcome | FailedOutcome | CancelledOutcome
