import type { Check, Transaction, UnknownCode } from '../verify/result.ts'

/**
 * What Klump says about one attempt:
 * - `successful`: it pays for the order; every check passed.
 * - `refused`: Klump knows it and it does not pay for this order: too little, another environment, another order's. `reason` says which.
 * - `new`: begun; a loan may be on its way. `abandoned`: the shopper left; it can still become successful.
 * - `other`: a status that this version does not know; `transaction.status` has it.
 * - `not-begun`: Klump knows no transaction of this reference (404).
 * - `unknown`: not answered, or not asked because an earlier question was not.
 */
export type AttemptState = 'successful' | 'refused' | 'new' | 'abandoned' | 'other' | 'not-begun' | 'unknown'

export interface AttemptReport {
  /** As you passed it: your merchant_reference, or Klump's. */
  readonly reference: string
  readonly state: AttemptState
  /** A sentence for your log. */
  readonly reason: string
  readonly transaction?: Transaction
}

interface Reported {
  /** For your log. It holds no key; it may quote what Klump said. */
  readonly reason: string
  /** Of the attempt that decided: the one that paid, or else the newest that Klump knows. */
  readonly checks: readonly Check[]
  /** Newest first. */
  readonly attempts: readonly AttemptReport[]
  /**
   * More than one transaction of this order is successful: the shopper has two loans, and the shop was paid twice. Somebody has to send money
   * back; `attempts` says which they are.
   */
  readonly paidTwice?: true
}

/**
 * - `paid`: an attempt pays for the order. Mark it paid, once.
 * - `not-paid`: no attempt does now. Attempts that are `new` or `abandoned` can still become successful.
 * - `unknown`: an attempt that could be asked about may have paid. Ask again later; it is not a refusal.
 */
export type OrderVerification =
  | (Reported & { readonly verdict: 'paid'; readonly transaction: Transaction })
  | (Reported & { readonly verdict: 'not-paid'; readonly transaction?: Transaction })
  | (Reported & {
      readonly verdict: 'unknown'
      readonly code: UnknownCode
      /** How many seconds Klump asks to be left alone, when it says so. */
      readonly retryAfterSeconds?: number
      readonly transaction?: never
    })
