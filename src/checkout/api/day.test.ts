import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAs } from '../testing/readings.ts'
import { day } from './read-later.ts'

test.each([
  ['Jun 7, 2023', '2023-06-07'],
  ['June 7 2023', '2023-06-07'],
  ['2023-06-07', '2023-06-07'],
  // A time without a time zone is read as its calendar day, at any hour.
  ['2023-06-06T23:30:00', '2023-06-06'],
  ['2023-06-06 23:30:00', '2023-06-06'],
  ['2023-06-06T22:59:59.999Z', '2023-06-06'],
  ['2023-06-06T23:00:00.000Z', '2023-06-07'],
  ['2023-06-06T23:30:00.000Z', '2023-06-07'],
  ['2023-12-31T23:30:00Z', '2024-01-01'],
  ['2023-06-07T00:30:00+01:00', '2023-06-07'],
  ['2023-06-06T20:00:00-04:00', '2023-06-07'],
])('the date %s is the day %s in Lagos', (wire, read) => {
  expect(readAs(day, wire)).toBe(read)
})

test.each([
  '',
  'soon',
  '0000-00-00',
  '2023-02-30',
  'Jun 45, 2023',
  '9999-12-31T23:30:00Z',
  1_686_094_200_000,
])('the value %j is not read as a day', (wire) => {
  expect(() => readAs(day, wire)).toThrow('expected a date')
})

test('every point in time is read as the calendar day in Lagos', () => {
  const lagos = new Intl.DateTimeFormat('en-CA', { timeZone: 'Africa/Lagos' })
  const min = new Date('2000-01-01')
  const max = new Date('2099-12-31')
  fc.assert(
    fc.property(fc.date({ min, max, noInvalidDate: true }), (moment) => {
      expect(readAs(day, moment.toISOString())).toBe(lagos.format(moment))
    }),
  )
})
