import { assert, integer, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { koboFromNaira, nairaText } from './kobo.ts'

test.each([
  ['1183.85', 118_385],
  ['40000', 4_000_000],
  ['40000.5', 4_000_050],
  ['0', 0],
  ['0.07', 7],
  ['9999999999999.99', 999_999_999_999_999],
])('%s naira are %i kobo', (text, kobo) => {
  expect(koboFromNaira(text)).toBe(kobo)
})

test.each([
  '',
  ' 10',
  '10 ',
  '10\n',
  '1,183.85',
  '-1',
  '+1',
  '1e3',
  '0x10',
  '.5',
  '5.',
  '10.005',
  '007',
  'NaN',
  'Infinity',
  '99999999999999.00',
  '١٠',
])('%j is not an amount', (text) => {
  expect(koboFromNaira(text)).toBeUndefined()
})

test('every amount of kobo survives the way through text', () => {
  assert(
    property(integer({ min: 0, max: 999_999_999_999 }), (kobo) => {
      const text = `${Math.floor(kobo / 100)}.${String(kobo % 100).padStart(2, '0')}`
      return koboFromNaira(text) === kobo
    }),
  )
})

test('what is no plain decimal is never an amount', () => {
  assert(property(string(), (text) => /^\d+(\.\d+)?$/.test(text) || koboFromNaira(text) === undefined))
})

test('kobo are shown as people read them', () => {
  expect(nairaText(118_385)).toBe('₦1,183.85')
  expect(nairaText(20_000_100)).toBe('₦200,001.00')
})
