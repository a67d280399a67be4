/**
 * The milliseconds to wait by a `Retry-After` header: seconds, or an HTTP date, relative to `now`. Negative for a past date, undefined for
 * anything else. The caller limits the wait.
 */
export function readRetryAfter(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? ''
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000
  const wait = /^\w{3}, [\w :-]+ GMT$/.test(text) ? Date.parse(text) - now : Number.NaN
  return Number.isNaN(wait) ? undefined : wait
}
