/** Nigeria keeps UTC+1 all year, so a fixed offset is exact. */
const LAGOS_OFFSET_MS = 60 * 60 * 1000

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** Today's day of the month in Lagos. */
export function dayInLagos(nowMs: number): number {
  return new Date(nowMs + LAGOS_OFFSET_MS).getUTCDate()
}

/**
 * When the monthly payments fall due: `count` dates, the first in the month after `nowMs` in Lagos. In a month without that day,
 * the date is the month's last day (31 becomes 28 or 29 February).
 *
 * @param day 1 to 31
 * @returns the dates as Klump writes them, `'Jun 7, 2023'`
 */
export function repaymentDates(nowMs: number, count: number, day: number): string[] {
  const today = new Date(nowMs + LAGOS_OFFSET_MS)
  return Array.from({ length: count }, (_, index) => {
    const firstOfMonth = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1 + index, 1))
    const year = firstOfMonth.getUTCFullYear()
    const month = firstOfMonth.getUTCMonth()
    const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
    return `${MONTHS[month] ?? ''} ${Math.min(day, lastDay)}, ${year}`
  })
}
