import { isObject, safeParse, type Schema } from '../../validation/schema.ts'
import { unreadable } from './failure.ts'
import { ApiFailure } from '../model/failure.ts'
import { request, type Network } from '../http/request.ts'
import type { Sending } from '../http/sending.ts'

/** One call: where, what, and how its answer is read. */
export interface ClientCall<Answer> {
  readonly method: 'GET' | 'POST'
  /** Without `/v1`, as the server writes it in a next step; may hold a query. */
  readonly path: string
  readonly body?: unknown
  readonly answer: Schema<Answer>
  /** Whether it may be repeated by itself. Each call says it; there is no default. */
  readonly sending: Sending
  /** Fails where the device is offline, instead of waiting until it is back: for what the shopper cannot leave. */
  readonly impatient?: boolean
  /** Needs the public key only: a token that has run out must not have it refused. */
  readonly withoutSession?: boolean
  /** Reads what may be an answer too, though it comes as a refusal; undefined for what is none. */
  readonly refusal?: (json: unknown) => Promise<Answer | undefined>
  readonly signal: AbortSignal
}

export interface Client {
  call<Answer>(call: ClientCall<Answer>): Promise<Answer>
}

interface ClientOptions {
  /** Where the API's `/v1` is: `https://api.useklump.com`, or a proxy at some path. */
  readonly base: string
  readonly publicKey: string
  readonly network: Network
}

/**
 * Speaks to the API for one opening. The session token lives in here and nowhere else: it carries personal data, so
 * it is never in an address, in storage or in a log, and it is gone with the frame.
 */
export function createClient({ base, publicKey, network }: ClientOptions): Client {
  let token: string | undefined

  return {
    async call({
      method,
      path,
      body,
      answer,
      refusal,
      sending,
      impatient = false,
      withoutSession = false,
      signal,
    }) {
      const answered = request(
        {
          url: `${base.replace(/\/$/, '')}/v1${path}`,
          method,
          headers: {
            'klump-public-key': publicKey,
            ...(token && !withoutSession ? { authorization: `Bearer ${token}` } : {}),
          },
          body,
          sending,
          impatient,
          signal,
        },
        network,
      )
      const given = await answered.then(
        (json) => ({ json, error: undefined }),
        (error: unknown) => ({ json: error instanceof ApiFailure ? error.body : undefined, error }),
      )
      const { json, error } = given
      const refused = await refusal?.(json)
      if (error !== undefined && refused === undefined) throw error
      token = newToken(json) ?? token
      if (refused !== undefined) return refused
      const read = safeParse(answer, json)
      if (read.success) return read.data
      // The call's path may hold what the shopper typed one day; without its query it cannot.
      throw unreadable(path.split('?')[0] ?? '', read.issues)
    },
  }
}

// `initiate` answers with a token at the top, every later answer may carry one in `data`.
function newToken(json: unknown): string | undefined {
  const { token, data } = isObject(json) ? json : {}
  return readToken(token) ?? readToken(isObject(data) ? data['token'] : undefined)
}

// A token goes into a header, where not every character may stand.
function readToken(token: unknown): string | undefined {
  return typeof token === 'string' && /^[\x21-\x7e]{1,4096}$/.test(token) ? token : undefined
}
