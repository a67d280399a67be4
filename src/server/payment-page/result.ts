import type { UnknownCode } from '../verify/result.ts'

/**
 * - `created`: give `link` to the shopper. One link is one attempt.
 * - `too-small`: Klump makes no payment page for less than `minimum` naira. Nothing was sent.
 * - `reference-used`: Klump already has a transaction of this reference (HTTP 409). Use a fresh one from `nextAttempt`.
 * - `refused`: Klump does not accept the page's data (HTTP 400 or 422).
 * - `unknown`: no usable answer. The page may exist, so the reference may be used: check it with `verifyOrder`, and use a fresh one for
 *   the next page.
 *
 * `reason` is for your log. It contains no key.
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
      /** How many seconds to wait before the next request, when Klump states it. */
      readonly retryAfterSeconds?: number
    }
