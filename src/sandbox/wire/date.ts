const ADULT_AGE = 18

/**
 * Whether somebody born on a date (`yyyy-MM-dd`) is of age; `undefined` for what is no date of the calendar, or lies
 * more than 120 years back or ahead of today.
 *
 * @param nowMs milliseconds since 1970
 */
export function isAdult(date: string, nowMs: number): boolean | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined
  const birth = new Date(`${date}T00:00:00Z`)
  // 30 February is read as 1 March, or not at all: what is written back has to be what came in.
  if (Number.isNaN(birth.getTime()) || birth.toISOString().slice(0, 10) !== date) return undefined
  if (date > yearsBefore(nowMs, 0) || date < yearsBefore(nowMs, 120)) return undefined
  return date <= yearsBefore(nowMs, ADULT_AGE)
}

function yearsBefore(nowMs: number, years: number): string {
  const today = new Date(nowMs).toISOString().slice(0, 10)
  return `${String(Number(today.slice(0, 4)) - years).padStart(4, '0')}${today.slice(4)}`
}
