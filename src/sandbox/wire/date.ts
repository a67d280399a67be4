const ADULT_AGE = 18

/**
 * Whether a person born on a date (`yyyy-MM-dd`) is an adult; `undefined` for an invalid date, and for one more than 120 years
 * ago or in the future.
 *
 * @param nowMs milliseconds since 1970
 */
export function isAdult(date: string, nowMs: number): boolean | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined
  const birth = new Date(`${date}T00:00:00Z`)
  // `Date` reads 30 February as 1 March, or rejects it: the result, written back, must equal the input.
  if (Number.isNaN(birth.getTime()) || birth.toISOString().slice(0, 10) !== date) return undefined
  if (date > yearsBefore(nowMs, 0) || date < yearsBefore(nowMs, 120)) return undefined
  return date <= yearsBefore(nowMs, ADULT_AGE)
}

function yearsBefore(nowMs: number, years: number): string {
  const today = new Date(nowMs).toISOString().slice(0, 10)
  return `${String(Number(today.slice(0, 4)) - years).padStart(4, '0')}${today.slice(4)}`
}
