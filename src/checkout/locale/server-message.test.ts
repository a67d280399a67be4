import { expect, test } from 'vitest'
import { forShopper } from './server-message.ts'

test.each([
  'klump_public_key is required',
  'accountNumber must be a string',
  'Merchant reference must be unique for transaction.',
  'You didn’t provide a valid API key.',
  'Cannot read properties of undefined (reading "id")',
  '{"statusCode":400}',
  'Validation failed',
  'Internal server error',
  'insert into `loans` values',
])('a sentence for a developer is not shown: %j', (said) => {
  expect(forShopper(said)).toBeUndefined()
})

test.each([
  'That code is not right. Check it and try again.',
  'No account has this number. Check it and try again.',
  'Loans are for customers whose salary is paid into this account.',
  'A BVN has 11 digits. Dial *565*0# to see yours.',
  'Your PayPal or eNaira account cannot be used. Call 0700-123-4567 (free).',
  'Ẹ̀rí kò tọ́. Gbìyànjú lẹ́ẹ̀kan síi.',
])('a sentence for the shopper is shown: %j', (said) => {
  expect(forShopper(said)).toBe(said)
})
