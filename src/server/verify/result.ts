/**
 * One question that was asked about a payment:
 * - `reference-shape`: it looks like a Klump reference; nothing is sent for one that does not.
 * - `used-once`: no other order of yours used it. Only asked when you gave `isUsed`.
 * - `answer`: Klump answered, with something that makes sense.
 * - `state`, `status`: `success` and `successful`.
 * - `same-reference`: the answer is about the reference that was asked for.
 * - `currency`, `environment`, `amount`: as expected.
 * - `merchant-reference`: it was made for this order. Only asked when you expected one. Where Klump's answer does not name one,
 *   `meta_data.merchant_reference` counts, and else what Klump answers about your own reference.
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
  /** A sentence for the shop's log. Texts that came from outside are quoted and cut short. */
  readonly detail: string
}

/** What Klump says about a transaction. Amounts are decimal naira with two places: '1183.85'. */
export interface Transaction {
  readonly reference: string
  /** `new`, `successful`, `abandoned`, and whatever else Klump may say. */
  readonly status: string
  readonly currency: string
  readonly live: boolean
  /** Often what the shopper repays in all, interest included, and not the basket. */
  readonly amount: string
  /** The basket, in the answers that have it. */
  readonly originalAmount?: string
  readonly merchantReference?: string
  /**
   * As Klump keeps it, and as the shopper's browser sent it: not to be trusted. Null in the place of what lies deeper than
   * 100 levels, so that writing it down never overflows the stack.
   */
  readonly metaData: unknown
}

/**
 * Why nobody knows yet. `key_refused` needs you: the key is wrong, outdated or of the other environment. So do `forbidden`,
 * `redirected` and `unexpected_status`, most likely (see `apiUrl`). The others pass by themselves, except:
 * - `owner_unproven`: it is paid, but neither its answer nor one to your own merchant_reference says for which order.
 * - `contradiction`: a signed webhook said `successful` (option `heard`), and Klump's answer does not say so yet.
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
 * - `not-paid`: the answer does not pay for this order; `reason` says why. It is about now: a transaction that is `new` or
 *   `abandoned` can still become successful, and a webhook will say so.
 * - `unknown`: no answer, or none that makes sense. Ask again later, and never treat it as a refusal: the shopper may
 *   owe the money already.
 *
 * `reason` is for your log. It holds no key; it may quote what Klump said.
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
      /** How many seconds Klump asks to be left alone, when it says so. */
      readonly retryAfterSeconds?: number
      readonly transaction?: never
    }
