const ONE_HOUR = 3_600_000

/** The day and the time in Lagos, which is an hour ahead of UTC all year. */
export function lagosTime(moment: number): { readonly day: string; readonly time: string } {
  const written = new Date(moment + ONE_HOUR).toISOString()
  return { day: written.slice(0, 10), time: written.slice(11, 16) }
}

/** Whether the text is a day that exists, written as `2023-06-07`. */
export function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(time || 0).toISOString().startsWith(text)
}

/** The day of an ISO date or time. A time with a zone may be another day in Lagos. */
export function dayInLagos(text: string): string {
  const hasZone = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:.*(Z|[+-]\d{2}:?\d{2})$/i.test(text)
  const time = hasZone ? Date.parse(text) : Number.NaN
  return Number.isNaN(time) ? text.slice(0, 10) : lagosTime(time).day
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * Reads a day as `2023-06-07` from `Jun 7, 2023` or an ISO date; undefined for any other value. A day without a zone stays the same in
 * every time zone. A time with its zone becomes the day in Lagos at that time.
 */
export function readDay(given: unknown): string | undefined {
  if (typeof given !== 'string') return undefined
  const [, name = '', dayOfMonth = '', year] =
    /^\s*([a-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})/i.exec(given) ?? []
  const month = MONTHS.indexOf(name.toLowerCase()) + 1
  const read = year
    ? `${year}-${String(month).padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`
    : dayInLagos(given.trim())
  // Databases contain days that do not exist (0000-00-00). They count as no day.
  return isDay(read) ? read : undefined
}
