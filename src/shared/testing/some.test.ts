import { afterEach, expect, test, vi } from 'vitest'
import { some } from './some.ts'

afterEach(() => vi.unstubAllEnvs())

test('some() returns all cases unless KLUMP_TESTS is short', () => {
  vi.stubEnv('KLUMP_TESTS', '')
  expect(some(['a', 'b', 'c'], 1)).toEqual(['a', 'b', 'c'])
})

test('some() returns at most the given number of cases for npm test, evenly spaced, the first among them', () => {
  vi.stubEnv('KLUMP_TESTS', 'short')
  expect(some(['a', 'b', 'c'], 1)).toEqual(['a'])
  expect(some(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], 3)).toEqual(['a', 'd', 'g'])
  expect(some(['a'], 3)).toEqual(['a'])
})
