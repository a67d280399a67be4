const LONGEST_SECONDS = 24 * 60 * 60

/**
 * Whole seconds from a Retry-After header, which holds seconds or a date; undefined when it holds neither.
 * At most a day: a mistaken clock on the other side must not stop a shop for a year.
 */
export function retryAfterSeconds(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? ''
  const seconds = /^\d{1,9}$/.test(text)
    ? Number(text)
    : /^\w{3}, [\w :-]+ GMT$/.test(text)
      ? Math.ceil((Date.parse(text) - now) / 1000)
      : Number.NaN
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(seconds, 0), LONGEST_SECONDS)
}
