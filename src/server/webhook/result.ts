/** Klump reports about a transaction of yours. */
export interface TransactionEvent {
  /** `initiated` is for information: nothing is paid. `abandoned` is not the end: it can still become `successful`. */
  readonly type: 'initiated' | 'successful' | 'abandoned'
  /** As Klump wrote it: 'klump.payment.transaction.successful'. */
  readonly name: string
  /** Klump's reference, of the right shape: what to hand to `verifyTransaction`. */
  readonly reference: string
  /**
   * What this event is known by, made of what is signed: its name and the reference. The same in every delivery of it, also in one that
   * somebody replays under a new id. Keep it as dealt with, and hand it to `seen`.
   */
  readonly key: string
  /** X-Klump-Webhook-Id: the same in every attempt to deliver this event. It is not part of what is signed: for the log. */
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
  readonly key: string
  readonly webhookId: string | undefined
  readonly attempt: number | undefined
}

/** An event that this version does not know. Answer 200 and do nothing: anything else is 72 hours of retries. */
export interface UnknownEvent {
  readonly type: 'unknown'
  readonly name: string
  /** The SHA-256 of the body: nothing in it is known to name it. */
  readonly key: string
  readonly webhookId: string | undefined
  readonly attempt: number | undefined
  readonly data: unknown
}

/**
 * An empty body, `{}`, or JSON without an event; unsigned, or signed by Klump. One shop saw such calls, probably when an address is saved in the
 * dashboard. Answer 200 and do nothing: it says nothing, so nothing is lost by it, and anyone can send it.
 */
export interface ProbeEvent {
  readonly type: 'probe'
}

export type WebhookEvent = TransactionEvent | SeenEvent | UnknownEvent | ProbeEvent

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
