import type { Check, Transaction, UnknownCode } from '../verify/result.ts'

/**
 * The state of one attempt, according to Klump:
 * - `successful`: it pays for the order; every check passed.
 * - `refused`: Klump has it, but it does not pay for this order: too little, another environment, another order's. `reason` states
 *   which.
 * - `new`: begun; a loan may be in progress. `abandoned`: the shopper left; it can still become successful.
 * - `other`: a status that this version does not know; see `transaction.status`.
 * - `not-begun`: Klump has no transaction of this reference (404).
 * - `unknown`: Klump gave no usable answer, or was not asked because an earlier request failed.
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

/** What `verifyOrder` reports with each verdict. */
export interface OrderReport {
  /** For your log. It contains no key; it may quote Klump. */
  readonly reason: string
  /** Of the deciding attempt: the one that paid, else the newest that is not `not-begun`, else the newest. */
  readonly checks: readonly Check[]
  /** Your own references first, then Klump's; each newest first. */
  readonly attempts: readonly AttemptReport[]
  /**
   * More than one transaction of this order is successful: the shopper has two loans, and the shop was paid twice. Money must be sent
   * back; `attempts` shows which transactions they are.
   */
  readonly paidTwice?: true
  /**
   * Your reference of the attempt that `reported` belongs to, while the order is not paid and a lender may be deciding. A page reports an
   * attempt only after `success` or `pending`: the shopper has asked for a loan. Store the time as `loanAskedAt` of this attempt, unless it
   * has one. Then `nextAttempt` answers `in-progress`, and the shopper cannot ask for a second loan.
   */
  readonly loanAskedFor?: string
}

/**
 * - `paid`: an attempt pays for the order. Mark it paid, once.
 * - `not-paid`: no attempt pays for it now. Attempts that are `new` or `abandoned` can still become successful.
 * - `unknown`: an attempt without a usable answer may have paid. Ask again later; `unknown` is not a refusal.
 */
export type OrderVerification =
  | (OrderReport & { readonly verdict: 'paid'; readonly transaction: Transaction })
  | (OrderReport & { readonly verdict: 'not-paid'; readonly transaction?: Transaction })
  | (OrderReport & {
      readonly verdict: 'unknown'
      readonly code: UnknownCode
      /** How many seconds to wait before the next request, when Klump states it. */
      readonly retryAfterSeconds?: number
      readonly transaction?: never
    })
