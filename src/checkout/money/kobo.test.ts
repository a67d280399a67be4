import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatMoney } from './format.ts'
import { fromNaira, nearestKobo, toNaira, type Kobo } from '../model/kobo.ts'
import { add } from './sums.ts'

test.each([
  [40000, 4_000_000],
  ['40000', 4_000_000],
  ['50000.00', 5_000_000],
  [7174.9, 717_490],
  ['7174.90', 717_490],
  [0.07, 7],
  ['1183.8500', 118_385],
  ['-3.5', -350],
  [0, 0],
  ['-0', 0],
])('%j naira is %j kobo', (naira, kobo) => {
  expect(fromNaira(naira)).toBe(kobo)
})

test.each(['', ' ', '12,5', '1e5', '12.345', '₦5', 'NaN', NaN, Infinity, null, undefined, {}, '1.', '.5'])(
  'the value %j is not an amount in naira',
  (naira) => {
    expect(fromNaira(naira)).toBeUndefined()
  },
)

test.each([
  [21524.699999999997, 2_152_470],
  [3000.015, 300_002],
  [1.005, 101],
  [1e-9, 0],
  [-1e-9, 0],
  [0, 0],
  ['1183.8500', 118_385],
  ['50,000.00', 5_000_000],
  ['1,234,567.891', 123_456_789],
  [' 50 000.00\n', 5_000_000],
  ['50\u00a0000', 5_000_000],
  ['+12.', 1_200],
  ['.5', 50],
  [-12.345, -1_235],
  ['999999999999.999', 100_000_000_000_000],
])('from the server, %j naira is %j kobo', (naira, kobo) => {
  expect(nearestKobo(naira)).toBe(kobo)
})

test.each(['', ' ', '.', '-', '12,5', '1,23,456', '5000,000', '1e5', '₦5', '1.2.3', 1e308, '9'.repeat(40)])(
  'the server’s %j is not an amount',
  (naira) => {
    expect(nearestKobo(naira)).toBeUndefined()
  },
)

test.each([NaN, Infinity, null, undefined, true, {}, [5], ['5']])('the amount %j is refused', (naira) => {
  expect(nearestKobo(naira)).toBeUndefined()
})

test('float noise changes no amount, and both readers agree on exact amounts', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_999_999_999 }), fc.constantFrom(-1, 0, 1), (kobo, ulps) => {
      const naira = toNaira(kobo as Kobo)
      expect(nearestKobo(naira * (1 + ulps * Number.EPSILON))).toBe(kobo)
      expect(nearestKobo(naira)).toBe(fromNaira(naira))
      expect(nearestKobo(naira.toLocaleString('en-NG', { minimumFractionDigits: 4 }))).toBe(kobo)
    }),
  )
})

test('an amount is unchanged after conversion to naira and back, as a number and as text', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (kobo) => {
      const naira = toNaira(kobo as Kobo)
      expect(fromNaira(naira)).toBe(kobo)
      expect(fromNaira(naira.toFixed(2))).toBe(kobo)
    }),
  )
})

test('sums of kobo are exact where sums of naira as floats are not', () => {
  const parts = [49250, 52234.11, 52234.11, 52234.11].map((naira) => fromNaira(naira) ?? (0 as Kobo))
  expect(add(...parts)).toBe(20_595_233)
})

test('an amount is formatted with two decimals, which the short form leaves out if they are zero', () => {
  expect(formatMoney(717_490 as Kobo)).toBe('₦7,174.90')
  expect(formatMoney(4_000_000 as Kobo)).toBe('₦40,000.00')
  expect(formatMoney(4_000_000 as Kobo, 'short')).toBe('₦40,000')
  expect(formatMoney(4_000_050 as Kobo, 'short')).toBe('₦40,000.50')
})

test('money is written as the browser writes it for Nigeria', () => {
  const browser = new Intl.NumberFormat('en-NG', {
    style: 'currency',
    currency: 'NGN',
    currencyDisplay: 'narrowSymbol',
  })
  fc.assert(
    fc.property(fc.integer({ min: -1e13, max: 1e13 }), (kobo) => {
      expect(formatMoney(kobo as Kobo)).toBe(browser.format(kobo / 100))
    }),
  )
})
