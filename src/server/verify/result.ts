/**
 * One check of a payment:
 * - `reference-shape`: the reference looks like Klump's; otherwise nothing is sent.
 * - `used-once`: no other order of yours used it. Only checked when you pass `isUsed`.
 * - `answer`: Klump gave a usable answer.
 * - `state`, `status`: `success` and `successful`.
 * - `same-reference`: the answer is about the requested reference.
 * - `currency`, `environment`, `amount`: as expected.
 * - `merchant-reference`: it was made for this order. `verifyTransaction` checks this only when you expect one. If Klump's answer names
 *   none, `meta_data.merchant_reference` counts, else Klump's answer about your own reference.
 */
export type CheckName =
  | 'reference-shape'
  | 'used-once'
  | 'answer'
  | 'state'
  | 'status'
  | 'same-reference'
  | 'currency'
  | 'environment'
  | 'merchant-reference'
  | 'amount'

export interface Check {
  readonly name: CheckName
  readonly ok: boolean
  /** A sentence for the shop's log. External texts are quoted and shortened. */
  readonly detail: string
}

/** What Klump reports about a transaction. Amounts are decimal naira with two places: '1183.85'. */
export interface Transaction {
  readonly reference: string
  /** `new`, `successful`, `abandoned`, or any other status that Klump sends. */
  readonly status: string
  readonly currency: string
  readonly live: boolean
  /** Often the total that the shopper repays, including interest, and not the basket. */
  readonly amount: string
  /** The amount of the basket, in answers that contain it. */
  readonly originalAmount?: string
  readonly merchantReference?: string
  /**
   * As Klump stores it, and as the shopper's browser sent it: do not trust it. Secret keys are masked. Values deeper than 100 levels are
   * null, so that serialising it never overflows the stack.
   */
  readonly metaData: unknown
}

/**
 * Why the verdict is `unknown`. `key_refused` needs your action: the key is wrong, outdated or of the other environment. So do
 * `forbidden`, `redirected` and `unexpected_status`, most likely (see `apiUrl`). The others pass without action, except:
 * - `owner_unproven`: it is paid, but neither its answer nor one to your own merchant_reference states for which order.
 * - `contradiction`: a signed webhook reported `successful` (option `heard`), and Klump's answer does not report it yet.
 */
export type UnknownCode =
  | 'timeout'
  | 'unreachable'
  | 'key_refused'
  | 'forbidden'
  | 'rate_limited'
  | 'server_error'
  | 'redirected'
  | 'unexpected_status'
  | 'too_large'
  | 'bad_answer'
  | 'owner_unproven'
  | 'contradiction'

/**
 * - `paid`: every check passed. Mark the order paid, once.
 * - `not-paid`: the answer does not pay for this order; `reason` states why. It holds only for now: a transaction that is `new` or
 *   `abandoned` can still become successful, and a webhook will report it.
 * - `unknown`: no usable answer. Ask again later, and never treat it as a refusal: the shopper may already owe the money.
 *
 * `reason` is for your log. It contains no key; it may quote Klump.
 */
export type Verification =
  | {
      readonly verdict: 'paid'
      readonly reason: string
      readonly checks: readonly Check[]
      readonly transaction: Transaction
    }
  | {
      readonly verdict: 'not-paid'
      readonly reason: string
      readonly checks: readonly Check[]
      readonly transaction?: Transaction
    }
  | {
      readonly verdict: 'unknown'
      readonly code: UnknownCode
      readonly reason: string
      readonly checks: readonly Check[]
      /** How many seconds to wait before the next request, when Klump states it. */
      readonly retryAfterSeconds?: number
      readonly transaction?: never
    }
