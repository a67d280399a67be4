/**
 * Milliseconds to wait, out of a `Retry-After` header: seconds, or a date in the form of HTTP, counted from `now`. Negative for a
 * date that is past, undefined for what is neither. How long a wait is kept is for the caller to say.
 */
export function readRetryAfter(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? ''
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000
  const wait = /^\w{3}, [\w :-]+ GMT$/.test(text) ? Date.parse(text) - now : Number.NaN
  return Number.isNaN(wait) ? undefined : wait
}
