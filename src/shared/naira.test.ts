import { anything, assert, bigInt, double, oneof, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { readNaira, nairaText } from './naira.ts'

test.each([
  ['1183.85', 118_385],
  [1183.85, 118_385],
  ['40000', 4_000_000],
  [40_000.5, 4_000_050],
  ['40000.5', 4_000_050],
  ['0', 0],
  ['0.07', 7],
  [0.07, 7],
  ['9999999999999.99', 999_999_999_999_999],
])('%j naira are %i kobo', (naira, kobo) => {
  expect(readNaira(naira)).toBe(kobo)
})

test.each([
  ['', ' 10', '10 ', '10\n', '1,183.85', '-1', '+1', '1e3', '0x10', '.5', '5.', '10.005', '007', 'NaN'],
  ['99999999999999.00', '١٠', '１０', '₦10', 0.1 + 0.2, -1, 1e21, 1e-7, Number.NaN, Infinity, 10n, true],
  [null, undefined, [10], ['10'], { toString: (): string => '10' }, new Date(0)],
])('a value that is no plain amount is not read (row %#)', (...values) => {
  expect(values.map((value) => readNaira(value))).toEqual(values.map(() => undefined))
})

test('every amount is the same after it was written as text and read again', () => {
  assert(
    property(bigInt(0n, 999_999_999_999_999n), (kobo) => readNaira(nairaText(Number(kobo))) === Number(kobo)),
  )
})

test('a value is read as exact arithmetic reads it, or not at all', () => {
  assert(
    property(oneof(double({ min: 0, max: 1e6 }), string(), anything()), (value) => {
      const kobo = readNaira(value)
      if (kobo === undefined) return true
      const [whole = '', fraction = ''] = String(value).split('.')
      return BigInt(kobo) === BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0'))
    }),
  )
})
