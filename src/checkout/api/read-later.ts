import { readNumber } from '../model/decimal.ts'
import { readDay } from '../../shared/day.ts'
import { known } from './read.ts'

// More parts of schemas, for answers that come after the first screen.

/** The initial value of a field, or the value of an option, as text without surrounding blanks, which are not sent either. */
export const scalar = known('text, a number or a yes or no', (given) =>
  ['string', 'number', 'boolean'].includes(typeof given) ? String(given).trim() : undefined,
)

/** A number from 0, as a number or as text, to the nearest whole one. */
export const count = known('a whole number', (given) => {
  const number = readNumber(given)
  return number === undefined || number < 0 ? undefined : Math.round(number)
})

/** A day, out of `Jun 7, 2023` or an ISO date. */
export const day = known('a date like "Jun 7, 2023"', readDay)
