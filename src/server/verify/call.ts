import { ownProperties } from '../../shared/own-properties.ts'
import { readAtMost } from '../../shared/read-at-most.ts'
import { LONGEST_BODY, readJson } from '../read-json.ts'
import { codeOf } from './error-code.ts'
import type { CallSettings } from './options.ts'
import type { UnknownCode } from './result.ts'
import type { Unanswered } from './unanswered.ts'
import { unreadStatus } from './unread-status.ts'

export interface Call {
  /** Below apiUrl, encoded: '/v1/...'. */
  path: string
  /** Sent with POST; without a body the call is a GET. */
  body?: object
  /** Statuses other than success whose body is read. */
  reads: readonly number[]
}

/** `json` is undefined when a status other than success came without valid JSON. */
export type Called = { kind: 'answer'; status: number; json: { value: unknown } | undefined } | Unanswered

/**
 * Makes one call with the secret key. Never rejects, and never sends twice.
 *
 * The texts of errors and answers are not passed on: a network error may quote the request, and the request contains the key. The time
 * limit covers the whole answer, and also a fetch that ignores its signal.
 */
export async function callKlump(call: Call, settings: CallSettings): Promise<Called> {
  const abort = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<Called>((resolve) => {
    timer = setTimeout(() => {
      resolve(unknown('timeout', `Klump did not answer within ${settings.timeoutMs} ms.`))
    }, settings.timeoutMs)
  })
  try {
    return await Promise.race([request(call, settings, abort.signal), late])
  } catch (error) {
    return unknown('unreachable', `Klump could not be reached, or broke off (${codeOf(error)}).`)
  } finally {
    clearTimeout(timer)
    // Releases a late answer or an unread body.
    abort.abort()
  }
}

async function request(call: Call, settings: CallSettings, signal: AbortSignal): Promise<Called> {
  const { path, body, reads } = ownProperties(call)
  const { apiUrl, secretKey, fetch } = settings
  // A property that a library put on `Object.prototype`, such as a body, would be a fetch option too.
  const init: RequestInit = ownProperties({
    method: body ? 'POST' : 'GET',
    headers: {
      'klump-secret-key': secretKey,
      accept: 'application/json',
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
    // When following a redirect, fetch would send the key to its target. Not 'error': some workers do not support it.
    redirect: 'manual',
    signal,
    // Next.js up to 14 keeps answers: a "new" of before the payment would be returned for ever. Elsewhere the option is not known. Not
    // `cache: 'no-store'`: some workers throw on it.
    next: { revalidate: 0 },
  } as RequestInit)
  const response = await fetch(apiUrl + path, init)
  if (response.redirected || response.type === 'opaqueredirect')
    return unknown(
      'redirected',
      'Klump’s address answered with a redirect, which is not followed: check apiUrl.',
    )
  const { status } = response
  if (!response.ok && !reads.includes(status)) return unreadStatus(response)

  // The stream is not cancelled: the call is aborted as a whole.
  const answer = await readAtMost(LONGEST_BODY, response.body, false)
  if (!answer) return unknown('too_large', `Klump’s answer is larger than ${LONGEST_BODY} bytes.`)
  const json = readJson(new Uint8Array(await answer.arrayBuffer()))
  if (response.ok && !json) return unknown('bad_answer', 'Klump’s answer is not JSON.')
  return { kind: 'answer', status, json }
}

export const unknown = (code: UnknownCode, reason: string): Unanswered => ({ kind: 'unknown', code, reason })
