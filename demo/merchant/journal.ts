import type { AttemptReport, Check } from 'klump-checkout/server'

/** What the shop's server found about an order. The page gets the verdict alone: reasons and checks are for whoever keeps the shop. */
export interface Confirmation {
  /** As `verifyOrder` has them. `unknown` is not a refusal: ask again. */
  verdict: 'paid' | 'not-paid' | 'unknown'
  /** A sentence for a person. */
  reason: string
  checks: ShopCheck[]
  /** Newest first; empty when nothing was asked. */
  attempts: Pick<AttemptReport, 'reference' | 'state'>[]
  /** How long Klump asks to be left alone, when nobody knows and it says so. */
  retryAfterSeconds?: number
}

/** What a page hears when it asks about a payment: `in-progress` when a loan was asked for lately, and Klump has no decision yet. */
export type PageVerdict = Confirmation['verdict'] | 'in-progress'

/** The answer of `GET /api/orders/:id`. */
export interface PageOrder {
  orderId: string
  number: number
  state: 'open' | 'deciding' | 'paid'
  /** The merchant_reference of the attempt that paid for it, or that a lender is deciding about. */
  attempt: string | null
  /** Whole naira. */
  total: number
  currency: 'NGN'
  lines: { name: string; quantity: number }[]
}

/** One question that was asked about a payment. `paid-before` is the shop's own: the order needs no payment any more. */
export interface ShopCheck {
  name: Check['name'] | 'paid-before'
  ok: boolean
  detail: string
}

/** Who or what made the shop ask: `attempt` is a shopper who wants to pay (again), `reconcile` the timer. */
export type Via = 'page' | 'webhook' | 'attempt' | 'reconcile'

/** What the shop's server did, for whoever looks on. Holds no key and nothing about the shopper. */
export type JournalEntry =
  | ({
      kind: 'decision'
      via: Via
      orderId: string
      /** What was reported, cut short; '' when nothing was. */
      reference: string
      /** True for exactly one of all decisions about an order: this one made it a paid order. */
      paidNow: boolean
    } & Confirmation)
  | {
      /** Another genuine payment of a paid order. Once for each: somebody has to send money back. */
      kind: 'paid-twice'
      orderId: string
      /** Klump's reference that paid for the order. */
      reference: string
      /** And Klump's reference of the other payment. */
      second: string
    }
  | {
      /** A shopper wants to pay: with a fresh reference, or why without one. */
      kind: 'attempt'
      orderId: string
      by: 'page' | 'link'
      verdict: string
      reference?: string
      reason?: string
    }
  | {
      /** A shopper who chose a lender and left: somebody to call. Their phone is in Klump's webhook and dashboard, and not kept here. */
      kind: 'to-call'
      orderId: string
      reference: string
      naira: string
    }
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
