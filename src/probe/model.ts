/** One call to the API. Nothing in it is secret: keys and what earlier answers said are filled in when it is sent. */
export interface Call {
  readonly name: string
  readonly method: 'GET' | 'POST' | 'OPTIONS'
  /** `{own}`, `{page}`, `{none}` are references of this run; `{klump}` and `{partner}` come from an earlier answer. */
  readonly path: string
  /** `made up`: a TEST key that nobody has. */
  readonly key: 'public' | 'secret' | 'made up' | 'none'
  /** Sends the session's token, which an earlier answer gave. */
  readonly hasToken?: boolean
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Readonly<Record<string, unknown>>
  /** What is looked for in the answer. */
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

/** What a call of Klump to the shop's webhook looked like. */
export interface ReceivedCall {
  readonly method: string
  readonly isEmpty: boolean
  readonly isSigned: boolean
  /** The last part of the event's name; undefined for what is not a webhook. */
  readonly event: string | undefined
  readonly namesMerchantReference: boolean
}

/** One thing that nobody publishes, and what the answers say about it. */
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
