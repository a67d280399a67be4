import { expect, it } from 'vitest'
import { isAdult } from './date.ts'

const NOW = Date.UTC(2023, 4, 20, 9)

it.each([
  ['2005-05-20', true],
  ['2005-05-21', false],
  ['1990-01-31', true],
  ['2004-02-29', true],
  ['2023-05-20', false],
  ['2023-05-21', undefined],
  ['1903-05-19', undefined],
  ['1990-02-30', undefined],
  ['1990-13-01', undefined],
  ['31/01/1990', undefined],
])('a shopper born on %s is of age: %s', (date, expected) => {
  expect(isAdult(date, NOW)).toBe(expected)
})
