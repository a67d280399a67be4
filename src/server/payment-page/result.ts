import type { UnknownCode } from '../verify/result.ts'

/**
 * - `created`: give `link` to the shopper. One link is one attempt.
 * - `too-small`: Klump makes no payment page for less than `minimum` naira. Nothing was sent.
 * - `reference-used`: Klump has a transaction of this reference (HTTP 409). Take a fresh one, from `nextAttempt`.
 * - `refused`: Klump does not take it as it is (HTTP 400 or 422).
 * - `unknown`: no answer, or none that makes sense. The page may exist, so the reference may be used: ask about it with `verifyOrder`, and
 *   take a fresh one for the next page.
 *
 * `reason` is for your log. It holds no key.
 */
export type PaymentPage =
  | { readonly verdict: 'created'; readonly link: string }
  | { readonly verdict: 'too-small'; readonly minimum: number; readonly reason: string }
  | { readonly verdict: 'reference-used'; readonly reason: string }
  | { readonly verdict: 'refused'; readonly reason: string }
  | {
      readonly verdict: 'unknown'
      readonly code: UnknownCode
      readonly reason: string
      /** How many seconds Klump asks to be left alone, when it says so. */
      readonly retryAfterSeconds?: number
    }
