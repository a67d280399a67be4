import { expect } from '@playwright/test'
import { expectAccessible } from './axe.ts'
import { withDemo } from './demo.ts'
import { isShort } from './sample.ts'
import { Shopper } from './shopper.ts'
import { brokenPromises, recordWire, type Wire } from './wire.ts'

interface TestParts {
  /** The shops of this test: their pages may be asked for. A test with a shop of its own adds it. */
  shops: string[]
  /** Everything that left the browser. After each story it is held against promises 1 and 5. */
  wire: Wire
  shopper: Shopper
}

export const test = withDemo.extend<TestParts>({
  shops: async ({ demo }, use) => use([demo.origins.shop, demo.origins.spa]),

  wire: [
    async ({ context, demo, shops }, use) => {
      const wire = recordWire(context)
      await use(wire)
      await wire.settle()
      expect(brokenPromises(wire.sent, { klump: demo.origins.klump, shops })).toEqual([])
      expect(wire.said, 'errors and warnings in the console').toEqual([])
    },
    { auto: true },
  ],

  // The gallery's tests run axe on every screen there is. With the short form that is enough: a story comes to the same ones.
  shopper: async ({ page }, use) =>
    use(isShort ? new Shopper(page) : new Shopper(page, () => expectAccessible(page))),
})

export { expect }
