import { readNumber } from '../model/decimal.ts'
import type { Kind } from '../model/field.ts'
import { folded } from './answers.ts'

export const LAST_DAY = 31

/** A day of the month, chosen from a list so that it cannot be mistyped. */
export const day: Kind = {
  name: 'day',
  read: { names: ['repaymentDay'], limit: (given) => wholeUpTo(LAST_DAY, given) },
  answer: folded,
  check(answer, { min = 1, max = LAST_DAY }) {
    const day = /^\d{1,2}$/.test(answer) ? Number(answer) : 0
    return day >= min && day <= max ? undefined : { rule: 'day' }
  },
  missing: 'missingDay',
  toWire: Number,
  control: 'list',
  options: ({ min = 1, max = LAST_DAY }) =>
    Array.from({ length: max - min + 1 }, (_, step) => String(min + step)).map((day) => ({
      value: day,
      label: day,
    })),
}

/** A whole number from 1 to `most`, as a number or as text; undefined for anything else. */
export function wholeUpTo(most: number, given: unknown): number | undefined {
  const number = readNumber(given)
  return number !== undefined && Number.isInteger(number) && number >= 1 && number <= most
    ? number
    : undefined
}
