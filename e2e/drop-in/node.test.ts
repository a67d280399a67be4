import { expect, it } from 'vitest'

it('the elements can be imported and asked for where there is no page', async () => {
  const before = Object.getOwnPropertyNames(globalThis)
  const { defineKlumpElements } = await import('klump-checkout/elements')
  defineKlumpElements()
  expect(Object.getOwnPropertyNames(globalThis)).toEqual(before)
})
