import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatMoney } from './format.ts'
import { add, fromNaira, toNaira, type Kobo } from './kobo.ts'

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
  '%j is not an amount and is not guessed at',
  (naira) => {
    expect(fromNaira(naira)).toBeUndefined()
  },
)

test('an amount survives the wire in both spellings', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (kobo) => {
      const naira = toNaira(kobo as Kobo)
      expect(fromNaira(naira)).toBe(kobo)
      expect(fromNaira(naira.toFixed(2))).toBe(kobo)
    }),
  )
})

test('sums are exact where naira as floats are not', () => {
  const parts = [49250, 52234.11, 52234.11, 52234.11].map((naira) => fromNaira(naira) ?? (0 as Kobo))
  expect(add(...parts)).toBe(20_595_233)
})

test('money for the eye', () => {
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
