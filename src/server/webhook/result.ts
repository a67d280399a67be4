/** An event that Klump reports about one of your transactions. */
export interface TransactionEvent {
  /** `initiated` is for information: nothing is paid. An `abandoned` transaction can still become `successful`. */
  readonly type: 'initiated' | 'successful' | 'abandoned'
  /** As Klump wrote it: 'klump.payment.transaction.successful'. */
  readonly name: string
  /** Klump's reference, with a validated shape. Pass it to `verifyTransaction`. */
  readonly reference: string
  /**
   * Identifies this event. Made of signed content: its name and the reference. Every delivery of the event has the same key, even one
   * replayed under a new id. Store the key when the event is dealt with, so that `seen` can look it up.
   */
  readonly key: string
  /**
   * X-Klump-Webhook-Id: the same in every attempt to deliver this event. Undefined where the header is missing. The id is not signed: use it
   * for the log.
   */
  readonly webhookId: string | undefined
  /** X-Klump-Webhook-Attempt, counted from 1. Undefined where the header is missing. Not signed. */
  readonly attempt: number | undefined
  /**
   * Everything Klump sent about the event: amounts are decimal text in naira. Types are not validated. Secret keys are masked, and values
   * deeper than 100 levels are null.
   */
  readonly data: { readonly [name: string]: unknown }
}

/** `seen` returned true: the event was dealt with. Answer 200 and do nothing. */
export interface SeenEvent {
  readonly type: 'seen'
  readonly name: string
  readonly key: string
  readonly webhookId: string | undefined
  readonly attempt: number | undefined
}

/** An event that this version does not know. Answer 200 and do nothing: after any other answer Klump retries for 72 hours. */
export interface UnknownEvent {
  readonly type: 'unknown'
  readonly name: string
  /** The SHA-256 of the body, because no field of an unknown event is known to identify it. */
  readonly key: string
  readonly webhookId: string | undefined
  readonly attempt: number | undefined
  readonly data: unknown
}

/**
 * An empty body, or a JSON object without an event (`{}`); unsigned, or signed by Klump. One shop saw such calls, probably sent when an
 * address is saved in the dashboard. Answer 200 and do nothing: a probe holds no event, and anyone can send one.
 */
export interface ProbeEvent {
  readonly type: 'probe'
}

export type WebhookEvent = TransactionEvent | SeenEvent | UnknownEvent | ProbeEvent

/**
 * - `body_parsed`, `body_missing`, `body_too_large`: there are no raw bytes to check.
 * - `signature_missing`, `signature_malformed`: the header is missing or cannot be a signature.
 * - `signature_wrong`: the signature is of another body, or made with another key.
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

/** `reason` is for your log: it states the most likely cause, and contains no key, signature or body. */
export type WebhookResult =
  | { readonly ok: true; readonly event: WebhookEvent }
  | { readonly ok: false; readonly code: WebhookRefusal; readonly reason: string }

export type Refused = Extract<WebhookResult, { ok: false }>

export const refuse = (code: WebhookRefusal, reason: string): Refused => ({ ok: false, code, reason })
