import { expect, test } from 'vitest'
import { codeIn } from './code-in.ts'

test.each([
  // Typed, or pasted by itself.
  ['123456', 6, '123456'],
  ['123 456', 6, '123456'],
  ['123\u2011456', 6, '123456'],
  ['1 2 3 4', 4, '1234'],
  ['1234567', 6, '123456'],
  ['123', 6, '123'],
  ['١٢٣٤٥٦', 6, '123456'],
  ['１２３４', 4, '1234'],
  ['\u200E123456\u2069', 6, '123456'],
  ['12a', 6, '12a'],
  ['12a3456', 6, '12a345'],
  ['123456', undefined, '123456'],
  // Messages.
  ['Your Stanbic code is 123456. Do not share', 6, '123456'],
  ['<#> 123456 is your code', 6, '123456'],
  ['G-123456', 6, '123456'],
  ['OTP:1234', 4, '1234'],
  ['Code: 123-456', 6, '123456'],
  ['Acct ****5678 debited NGN1,500.00 on 12/05/2026 10:30. Your OTP is 4321', 4, '4321'],
  ['Alert 1000 for acct 2000. Use code 4321 within 10 minutes', 4, '4321'],
  ['4321 is your OTP, valid till 2026', 4, '4321'],
  ['N5000 at 10:30, 5432 is what you need', 4, '5432'],
  ['Your code is ٤٣٢١', 4, '4321'],
  ['@klump.example #654321', 6, '654321'],
  ['Your code is 12345. Do not share', 6, '12345'],
  ['Your code is 12345', undefined, '12345'],
  ['Call 0700 123 4567', 4, 'Call'],
  ['no code here', 4, 'noco'],
])('from the text %j a code of %j digits is read as %j', (text, length, code) => {
  expect(codeIn(text, length)).toBe(code)
})
