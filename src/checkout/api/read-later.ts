import { readNumber } from '../model/decimal.ts'
import { dayInLagos, isDay } from '../../shared/day.ts'
import { known } from './read.ts'

// More parts of schemas, for answers that come after the first screen.

/** What a field may hold before it is touched, or one may choose; inside it is text, without the blanks that are not sent either. */
export const scalar = known('text, a number or a yes or no', (given) =>
  ['string', 'number', 'boolean'].includes(typeof given) ? String(given).trim() : undefined,
)

/** A number from 0, as a number or as text, to the nearest whole one. */
export const count = known('a whole number', (given) => {
  const number = readNumber(given)
  return number === undefined || number < 0 ? undefined : Math.round(number)
})

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * A day as `2023-06-07`, out of `Jun 7, 2023` or an ISO date. A day is a day: no clock and no zone moves it. A time with
 * its zone is the day that it is in Lagos then.
 */
export const day = known('a date like "Jun 7, 2023"', (given) => {
  if (typeof given !== 'string') return undefined
  const [, name = '', dayOfMonth = '', year] =
    /^\s*([a-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})/i.exec(given) ?? []
  const month = MONTHS.indexOf(name.toLowerCase()) + 1
  const read = year
    ? `${year}-${String(month).padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`
    : dayInLagos(given.trim())
  // Databases hold days that no calendar has, 0000-00-00: as good as none.
  return isDay(read) ? read : undefined
})
