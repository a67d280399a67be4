import { expect, test } from 'vitest'
import { sampled } from './sample.ts'

const items = Array.from({ length: 20 }, (_, index) => index)

test('sampled returns all items in order, and always chooses the same ones for the short form', () => {
  const chosen = sampled(items, 5)
  expect(chosen.map(([item]) => item)).toEqual(items)
  expect(chosen.filter(([, { tag }]) => tag.length === 0)).toHaveLength(5)
  expect(sampled(items, 5)).toEqual(chosen)
})

test('sampled chooses all items when more are asked for than there are', () => {
  expect(sampled([1, 2], 5).every(([, { tag }]) => tag.length === 0)).toBe(true)
})
