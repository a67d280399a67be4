import type { RequestEntry } from '../../../src/sandbox/index.ts'
import { curl, secretCurl } from '../curl.ts'
import type { NewEntry } from '../entry.ts'

/** The token from the answer to POST /v1/transactions/initiate, which needs no token itself. */
const TOKEN = ['authorization', 'Bearer $KLUMP_TOKEN'] as const
const SERVER_CALL = /^\/v1\/transactions\/[^/]+\/(verify|resend-webhook)$/

/** The entry for a call that the sandbox received. `undefined` outside the API: for its pages, its script, the dashboard. */
export function wireEntry(
  { method, path, status }: RequestEntry,
  klumpOrigin: string,
  publicKey: string,
): NewEntry | undefined {
  if (!path.startsWith('/v1/') && !path.startsWith('/bank/KLP-')) return undefined
  const isServerCall = SERVER_CALL.test(path)
  const url = klumpOrigin + path
  return {
    lane: isServerCall ? 'shop-klump' : 'checkout-klump',
    title: `${method} ${path}`,
    ...statusBadge(status),
    ...(status === 0 && { note: 'The connection was ended before an answer was out.' }),
    ...(path.startsWith('/v1/') && {
      curl: isServerCall
        ? secretCurl(method, url)
        : curl({ method, url, headers: [['klump-public-key', publicKey], TOKEN] }),
    }),
  }
}

export function statusBadge(status: number): Pick<NewEntry, 'badge' | 'mood'> {
  if (status === 0) return { badge: 'no answer', mood: 'bad' }
  return { badge: String(status), mood: status >= 400 ? 'bad' : 'good' }
}
