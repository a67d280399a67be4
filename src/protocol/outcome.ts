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
 * The loan was asked for and the answer is not known yet: it may still be approved. Not a cancellation: keep the order,
 * and let your server ask with the reference or hear the webhook.
 */
export interface PendingOutcome {
  readonly status: 'pending'
  /**
   * Klump's reference. It is empty when the checkout was lost before Klump had named one. Then only your own reference names the
   * transaction: wait for the webhook.
   */
  readonly reference: string
  readonly merchantReference?: string
}

/** It ended without a loan; `error.code` says why, `error.recoverable` whether opening again can help. */
export interface FailedOutcome {
  readonly status: 'failed'
  readonly error: KlumpError
  /** Given when a transaction had been made before it failed. */
  readonly reference?: string
}

/** The shopper left, or the instance was destroyed, before a loan was asked for. */
export interface CancelledOutcome {
  readonly status: 'cancelled'
  /** The step the shopper left from, Klump's name (`VERIFY_OTP`), when the checkout had come that far. */
  readonly step?: string
}

/** How an opening ended. Each opening has exactly one. */
export type Outcome = SuccessOutcome | PendingOutcome | FailedOutcome | CancelledOutcome
