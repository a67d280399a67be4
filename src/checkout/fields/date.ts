import { isDay, readDay } from '../../shared/day.ts'
import type { Kind } from '../model/field.ts'
import { folded } from './answers.ts'

/** A day of the calendar, as `2023-06-07`. */
export const date: Kind = {
  name: 'date',
  read: {
    names: ['date_of_birth'],
    types: ['date'],
    day: readDay,
    value: (given) => readDay(given) ?? '',
  },
  answer: folded,
  // In this format, alphabetical order is chronological order.
  check(answer, { earliest, latest }) {
    if (!isDay(answer)) return { rule: 'date' }
    if (earliest !== undefined && answer < earliest) return { rule: 'earliest', date: earliest }
    return latest !== undefined && answer > latest ? { rule: 'latest', date: latest } : undefined
  },
  keyboard: { type: 'date', fills: 'off' },
}
