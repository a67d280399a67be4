import { expect, test } from 'vitest'
import { readRetryAfter } from './retry-after.ts'

const NOW = Date.UTC(2023, 5, 7, 9)

test.each([
  ['7', 7_000],
  [' 120 ', 120_000],
  ['0', 0],
  ['Wed, 07 Jun 2023 09:00:03 GMT', 3_000],
  ['Wed, 07 Jun 2023 08:59:00 GMT', -60_000],
  ['Wednesday', undefined],
  ['2023-06-07', undefined],
  ['Wed, 99 Jun 2023 09:00:00 GMT', undefined],
  ['soon', undefined],
  ['-1', undefined],
  ['1e9', undefined],
  ['1.5', undefined],
  ['9'.repeat(30), undefined],
  ['', undefined],
  [null, undefined],
])('the header Retry-After: %j is read as %j ms', (header, ms) => {
  expect(readRetryAfter(header, NOW)).toBe(ms)
})
