/**
 * Why a request has no answer that can be used:
 * `offline` was never sent; `timeout` and `unreachable` may have arrived; `server` is a 5xx or a 429 that lasted;
 * `unreadable` is an answer that does not fit; `refused` is a 4xx, with the server's own words in `serverMessage`; `outdated` is code
 * that a release has removed: the reloaded document names the current code.
 */
export type FailureKind =
  'offline' | 'timeout' | 'unreachable' | 'server' | 'unreadable' | 'refused' | 'outdated'

interface Details {
  readonly status?: number | undefined
  /** The server's own words; may be shown to the shopper as text. */
  readonly serverMessage?: string | undefined
  /** The parsed body of a refusal; never shown. */
  readonly body?: unknown
  /** How long the server asks to wait, in milliseconds. */
  readonly pause?: number | undefined
}

/** What the request function and the decoders throw. The message is for the shop's developer and names no person. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure'
  readonly kind: FailureKind
  readonly status: number | undefined
  readonly serverMessage: string | undefined
  readonly body: unknown
  readonly pause: number | undefined

  constructor(kind: FailureKind, message: string, { status, serverMessage, body, pause }: Details = {}) {
    super(message)
    this.kind = kind
    this.status = status
    this.serverMessage = serverMessage
    this.body = body
    this.pause = pause
  }
}
