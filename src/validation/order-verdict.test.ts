import { expect, test } from 'vitest'
import { verdictIn } from './order-verdict.ts'

test.each([
  [200, true],
  [201, false],
])('a verdict with a reference of %i characters keeps the reference: %s', (length, isKept) => {
  const reference = 'x'.repeat(length)
  expect(verdictIn({ verdict: 'in-progress', reference })).toEqual({
    verdict: 'in-progress',
    ...(isKept && { reference }),
  })
})
