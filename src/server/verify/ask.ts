import type { Unanswered } from './unanswered.ts'
import { ownProperties } from '../../shared/own-properties.ts'
import { LONGEST_BODY, readJson } from '../read-json.ts'
import { codeOf } from './error-code.ts'
import type { FetchLike } from './options.ts'
import { readBody } from './read-body.ts'
import type { UnknownCode } from './result.ts'
import { unreadStatus } from './unread-status.ts'

/** What came of asking Klump. */
export type Asked = { kind: 'body'; body: unknown } | { kind: 'no-such' } | Unanswered

export interface AskOptions {
  apiUrl: string
  secretKey: string
  timeoutMs: number
  fetch: FetchLike
}

/**
 * GET /v1/transactions/:reference/verify with the secret key. Never rejects.
 *
 * Nothing that an error or an answer says in words is passed on: the text of a network error may quote the request, and the request
 * holds the key. The time runs for the whole answer, and also against a fetch that does not listen to its signal.
 */
export async function askKlump(reference: string, options: AskOptions): Promise<Asked> {
  const abort = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<Asked>((resolve) => {
    timer = setTimeout(() => {
      resolve(unknown('timeout', `Klump did not answer within ${options.timeoutMs} ms.`))
    }, options.timeoutMs)
  })
  try {
    return await Promise.race([request(reference, options, abort.signal), late])
  } catch (error) {
    return unknown('unreachable', `Klump could not be reached, or broke off (${codeOf(error)}).`)
  } finally {
    clearTimeout(timer)
    // Lets go of whatever was not read: a late answer, a body that nobody needs.
    abort.abort()
  }
}

async function request(reference: string, options: AskOptions, signal: AbortSignal): Promise<Asked> {
  const { apiUrl, secretKey, fetch } = options
  const url = `${apiUrl}/v1/transactions/${encodeURIComponent(reference)}/verify`
  // What a library put on `Object.prototype`, a body for one, would be an option of fetch too.
  const init: RequestInit = ownProperties({
    method: 'GET',
    headers: { 'klump-secret-key': secretKey, accept: 'application/json' },
    // Followed, fetch would carry the key to wherever the answer points. Not 'error': some workers do not know it.
    redirect: 'manual',
    signal,
  })
  const response = await fetch(url, init)
  if (response.redirected || response.type === 'opaqueredirect')
    return unknown(
      'redirected',
      'Klump’s address answered with a redirect, which is not followed: check apiUrl.',
    )
  if (!response.ok && response.status !== 404) return unreadStatus(response)

  const bytes = await readBody(response, LONGEST_BODY)
  if (!bytes) return unknown('too_large', `Klump’s answer is larger than ${LONGEST_BODY} bytes.`)
  const json = readJson(bytes)
  if (response.status === 404) return noSuch(json?.value)
  return json ? { kind: 'body', body: json.value } : unknown('bad_answer', 'Klump’s answer is not JSON.')
}

/** Klump says no in JSON. A 404 of another kind comes from a proxy or a wrong `apiUrl`, which know nothing of payments. */
function noSuch(body: unknown): Asked {
  return typeof body === 'object' && body !== null && !Array.isArray(body)
    ? { kind: 'no-such' }
    : unknown('unexpected_status', 'HTTP 404, but not in Klump’s form (a JSON object): check apiUrl.')
}

const unknown = (code: UnknownCode, reason: string): Unanswered => ({ kind: 'unknown', code, reason })
