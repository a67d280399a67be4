import { expect, it } from 'vitest'
import { bannerLine, readAmount } from './banner-line.ts'

const PLAIN = 'Pay in instalments with Klump.'

it.each([
  ['no answer', 45_000, undefined, PLAIN],
  ['no amount', undefined, { lenders: 3, interest: '2.5' }, PLAIN],
  [
    'a rate',
    45_000,
    { lenders: 3, smallest: 25_000, interest: '2.25' },
    'Instalments with Klump from 2.25% a month.',
  ],
  ['lenders without a rate', 45_000, { lenders: 3 }, PLAIN],
  [
    'too small an amount',
    24_999.5,
    { lenders: 0, smallest: 25_000 },
    'Add ₦0.50 more to pay in instalments.',
  ],
  [
    'far too small an amount',
    900,
    { lenders: 0, smallest: 25_000 },
    'Add ₦24,100 more to pay in instalments.',
  ],
  [
    'too large an amount',
    9e6,
    { lenders: 0, smallest: 25_000, largest: 5e6 },
    'Instalments are for orders up to ₦5,000,000.',
  ],
  ['an answer without lenders', 45_000, { lenders: 0 }, PLAIN],
])('the line of the banner for %s', (_what, amount, offer, line) => {
  expect(bannerLine(amount, offer)).toBe(line)
})

it.each([
  ['45000', 45_000],
  [' 45,000.50 ', 45_000.5],
  ['₦45,000', 45_000],
  ['61000.0000', 61_000],
  ['61,000.00', 61_000],
  ['₦61,000', 61_000],
  ['₦ 1,061,000.00', 1_061_000],
  ['NGN 61,000.00', 61_000],
  ['N61,000', 61_000],
  ['₦61,000.00 NGN', 61_000],
  ['61\u00a0000', 61_000],
  ['61000.004999', 61_000],
  ['61000.005001', 61_000.01],
  ['61000.', undefined],
  ['6,1000', undefined],
  ['61,00', undefined],
  ['61.000,00', undefined],
  ['₦61,000 - ₦70,000', undefined],
  ['$61,000', undefined],
  ['0.001', undefined],
  ['9'.repeat(40), undefined],
  ['0', undefined],
  ['-5', undefined],
  ['1e9', undefined],
  ['45.000,00', undefined],
  ['', undefined],
  [null, undefined],
])('the amount in the attribute %j is read as %j', (text, amount) => {
  expect(readAmount(text)).toBe(amount)
})
