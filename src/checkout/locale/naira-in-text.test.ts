import { expect, test } from 'vitest'
import { withNaira } from './naira-in-text.ts'
import { englishWords } from '../testing/english.ts'

test.each([
  ['It holds NGN 5,000, which will be used.', 'It holds ₦5,000, which will be used.'],
  ['NGN1250.50 or NGN 1,234,567.89.', '₦1,250.50 or ₦1,234,567.89.'],
  ['NGN 5000', '₦5,000'],
  ['It is paid in NGN, and USD 5.', 'It is paid in NGN, and USD 5.'],
  ['TNGN 5', 'TNGN 5'],
])('the text %j is shown as %j', (text, shown) => {
  expect(withNaira(text, englishWords())).toBe(shown)
})
