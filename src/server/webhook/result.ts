/** Klump reports about a transaction of yours. */
export interface TransactionEvent {
  /** `initiated` is for information: nothing is paid. `abandoned` is not the end: it can still become `successful`. */
  readonly type: 'initiated' | 'successful' | 'abandoned'
  /** As Klump wrote it: 'klump.payment.transaction.successful'. */
  readonly name: string
  /** Klump's reference, of the right shape: what to hand to `verifyTransaction`. */
  readonly reference: string
  /** X-Klump-Webhook-Id: the same in every attempt to deliver this event. It is not part of what is signed. */
  readonly webhookId: string | undefined
  /** X-Klump-Webhook-Attempt, from 1. It is not part of what is signed. */
  readonly attempt: number | undefined
  /**
   * Everything Klump sent about it, as it came: amounts are decimal text in naira. Its types are not checked, and what lies
   * deeper than 100 levels is null.
   */
  readonly data: { readonly [name: string]: unknown }
}

/** `seen` said that this one was dealt with. Answer 200 and do nothing. */
export interface SeenEvent {
  readonly type: 'seen'
  readonly name: string
  readonly webhookId: string
  readonly attempt: number | undefined
}

/** An event that this version does not know. Answer 200 and do nothing: anything else is 72 hours of retries. */
export interface UnknownEvent {
  readonly type: 'unknown'
  readonly name: string
  readonly webhookId: string | undefined
  readonly attempt: number | undefined
  readonly data: unknown
}

export type WebhookEvent = TransactionEvent | SeenEvent | UnknownEvent

/**
 * - `body_parsed`, `body_missing`, `body_too_large`: there are no raw bytes to check.
 * - `signature_missing`, `signature_malformed`: the header cannot be a signature.
 * - `signature_wrong`: it is one, of something else or with another key.
 * - `unreadable`: signed by Klump, but not an event as documented.
 */
export type WebhookRefusal =
  | 'body_parsed'
  | 'body_missing'
  | 'body_too_large'
  | 'signature_missing'
  | 'signature_malformed'
  | 'signature_wrong'
  | 'unreadable'

/** `reason` is for your log: it says what most likely went wrong, and repeats neither key, signature nor body. */
export type WebhookResult =
  | { readonly ok: true; readonly event: WebhookEvent }
  | { readonly ok: false; readonly code: WebhookRefusal; readonly reason: string }

export type Refused = Extract<WebhookResult, { ok: false }>

export const refuse = (code: WebhookRefusal, reason: string): Refused => ({ ok: false, code, reason })
