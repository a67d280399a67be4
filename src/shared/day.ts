const ONE_HOUR = 3_600_000

/** Whether it is a day of the calendar, written as `2023-06-07`. */
export function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(time || 0).toISOString().startsWith(text)
}

/** The day of an ISO date or time. One that names its zone may be another day in Lagos, an hour ahead of UTC all year. */
export function dayInLagos(text: string): string {
  const hasZone = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:.*(Z|[+-]\d{2}:?\d{2})$/i.test(text)
  const time = hasZone ? Date.parse(text) : Number.NaN
  return Number.isNaN(time) ? text.slice(0, 10) : new Date(time + ONE_HOUR).toISOString().slice(0, 10)
}
