import type { AttemptReport, Check } from 'klump-checkout/server'

/** What the shop's server found about an order. The page gets only the verdict: reasons and checks are for the shop's operator. */
export interface Confirmation {
  /** The verdicts of `verifyOrder`. `unknown` is not a refusal: ask again. */
  verdict: 'paid' | 'not-paid' | 'unknown'
  /** A sentence for a person. */
  reason: string
  checks: ShopCheck[]
  /** Newest first; empty when Klump was not asked. */
  attempts: Pick<AttemptReport, 'reference' | 'state'>[]
  /** How long the shop must wait, when the verdict is `unknown` and Klump's answer contains a time. */
  retryAfterSeconds?: number
}

/** The verdict that a page receives. `in-progress`: a loan was requested recently, and Klump has no decision yet. */
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

/** One check of a payment. `paid-before` is the shop's own check: the order needs no payment any more. */
export interface ShopCheck {
  name: Check['name'] | 'paid-before'
  ok: boolean
  detail: string
}

/** What caused the verification: `attempt` is a shopper who wants to pay (again), `reconcile` the timer. */
export type Via = 'page' | 'webhook' | 'attempt' | 'reconcile'

/** One action of the shop's server, for an observer. Contains no key and nothing about the shopper. */
export type JournalEntry =
  | ({
      kind: 'decision'
      via: Via
      orderId: string
      /** The reported reference, truncated; '' when none was reported. */
      reference: string
      /** True for exactly one decision about an order: the one that marked it paid. */
      paidNow: boolean
    } & Confirmation)
  | {
      /** Another genuine payment of a paid order, recorded once each: the shop has to send this money back. */
      kind: 'paid-twice'
      orderId: string
      /** Klump's reference that paid for the order. */
      reference: string
      /** Klump's reference of the other payment. */
      second: string
    }
  | {
      /** A shopper wants to pay. Contains the fresh reference, or the reason why there is none. */
      kind: 'attempt'
      orderId: string
      by: 'page' | 'link'
      verdict: string
      reference?: string
      reason?: string
    }
  | {
      /** A shopper to call, who chose a lender and left. The phone number is in Klump's webhook and dashboard, and not stored here. */
      kind: 'to-call'
      orderId: string
      reference: string
      naira: string
    }
  | {
      kind: 'webhook'
      /** The headers `X-Klump-Webhook-Id` and `-Attempt`, if they were sent. */
      id: string | undefined
      attempt: number | undefined
      /** 'klump.payment.transaction.successful'; undefined for a refused webhook and for a probe. */
      event: string | undefined
      reference: string | undefined
      /** HTTP status. */
      answered: number
      /** What the shop did with the webhook, as a sentence. */
      note: string
    }
