import type { Unanswered } from './unanswered.ts'
import { readRetryAfter } from '../../shared/retry-after.ts'

/** What an HTTP status means whose body the call does not read (`Call.reads`): the body could not make the payment certain. */
export function unreadStatus(response: Response): Unanswered {
  const { status } = response
  const wait = readRetryAfter(response.headers.get('retry-after'), Date.now())
  return {
    kind: 'unknown',
    ...meaning(status),
    ...(wait !== undefined && { retryAfterSeconds: withinADay(Math.ceil(wait / 1000)) }),
  }
}

// A wrong value must not stop a shop for more than a day.
function withinADay(seconds: number): number {
  return Math.min(Math.max(seconds, 0), 24 * 60 * 60)
}

function meaning(status: number): Pick<Unanswered, 'code' | 'reason'> {
  if (status === 401)
    return {
      code: 'key_refused',
      reason:
        'Klump refused the secret key (HTTP 401). It is wrong, or outdated (a newer one was generated), or of an environment that is not active. ' +
        'Compare it with the dashboard: Settings, "API Keys & Webhooks".',
    }
  if (status === 403)
    return {
      code: 'forbidden',
      reason: 'Klump, or something on the way to it, did not allow the call (HTTP 403).',
    }
  if (status === 429) return { code: 'rate_limited', reason: 'Klump was asked too often (HTTP 429).' }
  if (status >= 500) return { code: 'server_error', reason: `Klump failed to answer (HTTP ${status}).` }
  if (status >= 300 && status < 400)
    return {
      code: 'redirected',
      reason: `Klump’s address answered with a redirect (HTTP ${status}), which is not followed: check apiUrl.`,
    }
  return {
    code: 'unexpected_status',
    reason: `Klump answered with HTTP ${status}, which says nothing about the payment.`,
  }
}
