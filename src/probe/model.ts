/** One call to the API. It contains no secret: keys and values of earlier answers are filled in when it is sent. */
export interface Call {
  readonly name: string
  readonly method: 'GET' | 'POST' | 'OPTIONS'
  /** `{own}`, `{page}`, `{none}` are references of this run; `{klump}` and `{partner}` come from an earlier answer. */
  readonly path: string
  /** `made up`: a TEST key that does not exist. */
  readonly key: 'public' | 'secret' | 'made up' | 'none'
  /** Sends the session's token, from an earlier answer. */
  readonly hasToken?: boolean
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Readonly<Record<string, unknown>>
  /** What the answer is to show. */
  readonly why: string
}

export interface Reply {
  /** 0 when there was no answer. */
  readonly status: number
  /** `access-control-allow-origin`. */
  readonly allowedOrigin: string | null
  /** The JSON of the answer; undefined for anything else. */
  readonly json: unknown
}

/** Replies by the name of their call; a call that was not sent has none. */
export type Replies = ReadonlyMap<string, Reply>

/** The form of a request from Klump to the shop's webhook. */
export interface WebhookRequest {
  readonly method: string
  readonly isEmpty: boolean
  readonly isSigned: boolean
  /** The last part of the event's name; undefined for a request that is no webhook. */
  readonly event: string | undefined
  readonly namesMerchantReference: boolean
}

/** One fact that Klump does not publish, and what the answers show about it. */
export interface Row {
  /** The words with which the documentation's list "What is not known" begins its entry. */
  readonly about: string
  readonly question: string
  readonly isKnown: boolean
  /** The answer, or why there is none. Redacted. */
  readonly answer: string
}

export interface Report {
  readonly api: string
  /** `2026-11-29` */
  readonly date: string
  readonly rows: readonly Row[]
}
