import type { Check } from 'klump-checkout/server'

/** What a shopper's page, and whoever looks on, hears of an order: the verdict and how it came about. */
export interface Confirmation {
  /** As `verifyTransaction` has them. `unknown` is not a refusal: ask again. */
  verdict: 'paid' | 'not-paid' | 'unknown'
  /** A sentence for a person. */
  reason: string
  checks: ShopCheck[]
  /** How long Klump asks to be left alone, when nobody knows and it says so. */
  retryAfterSeconds?: number
}

/** One question that was asked about a payment. `paid-before` is the shop's own: the order needs no payment any more. */
export interface ShopCheck {
  name: Check['name'] | 'paid-before'
  ok: boolean
  detail: string
}

/** What the shop's server did, for whoever looks on. Holds no key and nothing about the shopper. */
export type JournalEntry =
  | ({
      kind: 'decision'
      /** Who said that it was paid. */
      via: 'page' | 'webhook'
      orderId: string
      reference: string
      /** True for exactly one of all decisions about an order: this one made it a paid order. */
      paidNow: boolean
    } & Confirmation)
  | {
      kind: 'webhook'
      /** `X-Klump-Webhook-Id` and `-Attempt`, as far as they were sent. */
      id: string | undefined
      attempt: number | undefined
      /** 'klump.payment.transaction.successful'; undefined when the signature proves nothing. */
      event: string | undefined
      reference: string | undefined
      /** HTTP status. */
      answered: number
      /** What was made of it, as a sentence. */
      note: string
    }
