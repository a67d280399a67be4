import { afterEach, expect, test, vi } from 'vitest'
import { some } from './some.ts'

afterEach(() => vi.unstubAllEnvs())

test('all are tried, unless npm test asks for some', () => {
  vi.stubEnv('KLUMP_TESTS', '')
  expect(some(['a', 'b', 'c'], 1)).toEqual(['a', 'b', 'c'])
})

test('npm test tries so many at most, the first among them, taken evenly', () => {
  vi.stubEnv('KLUMP_TESTS', 'short')
  expect(some(['a', 'b', 'c'], 1)).toEqual(['a'])
  expect(some(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], 3)).toEqual(['a', 'd', 'g'])
  expect(some(['a'], 3)).toEqual(['a'])
})
