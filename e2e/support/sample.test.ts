import { expect, test } from 'vitest'
import { sampled } from './sample.ts'

const items = Array.from({ length: 20 }, (_, index) => index)

test('all items are there, in their order; as many as asked for are in the short form, always the same', () => {
  const chosen = sampled(items, 5)
  expect(chosen.map(([item]) => item)).toEqual(items)
  expect(chosen.filter(([, { tag }]) => tag.length === 0)).toHaveLength(5)
  expect(sampled(items, 5)).toEqual(chosen)
})

test('no more can be asked for than there are', () => {
  expect(sampled([1, 2], 5).every(([, { tag }]) => tag.length === 0)).toBe(true)
})
