import { isObject, safeParse, type Schema } from '../../validation/schema.ts'
import { unreadable } from './failure.ts'
import { ApiFailure } from '../model/failure.ts'
import { request, type Network } from '../http/request.ts'
import type { Sending } from '../http/sending.ts'

/** One call: its address, body and answer schema. */
export interface ClientCall<Answer> {
  readonly method: 'GET' | 'POST'
  /** Without `/v1`, as the server writes it in a next step; may hold a query. */
  readonly path: string
  readonly body?: unknown
  readonly answer: Schema<Answer>
  /** Whether the call may be repeated automatically. There is no default. */
  readonly sending: Sending
  /** Fails when the device is offline, instead of waiting: for the loan request, calls that can lead to it, and quotes. */
  readonly failWhenOffline?: boolean
  /** Needs the public key only. An expired token must not cause a refusal. */
  readonly withoutSession?: boolean
  /** Reads an answer out of the body of a refusal; undefined when the body holds none. */
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
 * Calls the API for one opening. Only this closure holds the session token: the token carries personal data, so it is
 * never in an address, in storage or in a log, and it disappears with the frame.
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
      failWhenOffline = false,
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
          failWhenOffline,
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
      // The query of a path could contain what the shopper typed, so the query is left out.
      throw unreadable(path.split('?')[0] ?? '', read.issues)
    },
  }
}

// `initiate` answers with a token at the top, every later answer may carry one in `data`.
function newToken(json: unknown): string | undefined {
  const { token, data } = isObject(json) ? json : {}
  return readToken(token) ?? readToken(isObject(data) ? data['token'] : undefined)
}

// A token is sent in a header, which does not allow every character.
function readToken(token: unknown): string | undefined {
  return typeof token === 'string' && /^[\x21-\x7e]{1,4096}$/.test(token) ? token : undefined
}
