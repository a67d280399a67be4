import { expect, test } from 'vitest'
import { limitQuestions } from './limit.ts'

test('an address may spend 40 at once, and then one each second', () => {
  let time = 0
  const limit = limitQuestions(() => time)
  expect(limit('192.0.2.1', 40)).toBe(0)
  expect(limit('192.0.2.1', 2)).toBe(2)
  time += 2_000
  expect(limit('192.0.2.1', 2)).toBe(0)
  expect(limit('192.0.2.2', 1)).toBe(0)
})

test('a clock that is set back does not lock an address out', () => {
  let time = 3_600_000
  const limit = limitQuestions(() => time)
  limit('192.0.2.1', 1)
  time = 0
  expect(limit('192.0.2.1', 1)).toBe(0)
})
