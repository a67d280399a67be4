import { expect, it } from 'vitest'
import { naira, span, timeText } from './pages/format.ts'

it.each([
  [0, 'less than a minute'],
  [29_999, 'less than a minute'],
  // The clock was advanced by an hour, which took 0.15 s.
  [3_599_850, '1 h'],
  [3_600_000, '1 h'],
  [26 * 3_600_000 + 60_000, '1 d 2 h 1 min'],
])('a span of %i ms is shown as %s', (ms, text) => {
  expect(span(ms)).toBe(text)
})

it.each([
  [0, '₦0.00'],
  [5, '₦0.05'],
  [99_999, '₦999.99'],
  [5_284_405, '₦52,844.05'],
  [123_456_789_00, '₦123,456,789.00'],
])('an amount of %i kobo is shown as %s', (kobo, text) => {
  expect(naira(kobo)).toBe(text)
})

it('a time is shown in the time of Lagos, with the name of the zone', () => {
  expect(timeText(Date.UTC(2026, 10, 29, 23, 47))).toBe('30 Nov 2026, 00:47 WAT')
})
