import { expect, it } from 'vitest'

it('the elements can be imported and defined in Node, and add no global', async () => {
  const before = Object.getOwnPropertyNames(globalThis)
  const { defineKlumpElements } = await import('klump-checkout/elements')
  defineKlumpElements()
  expect(Object.getOwnPropertyNames(globalThis)).toEqual(before)
})
