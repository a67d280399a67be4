import { expect } from '@playwright/test'
import { expectAccessible } from './axe.ts'
import { withDemo } from './demo.ts'
import { isShort } from './sample.ts'
import { Shopper } from './shopper.ts'
import { forbiddenRequests, recordWire, type Wire } from './wire.ts'

interface TestParts {
  /** The shops of this test, whose pages may be requested. A test with a shop of its own adds it. */
  shops: string[]
  /** All requests of the browser. After each story `forbiddenRequests` checks them. */
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
      expect(forbiddenRequests(wire.sent, { klump: demo.origins.klump, shops })).toEqual([])
      expect(wire.said, 'errors and warnings in the console').toEqual([])
    },
    { auto: true },
  ],

  // The gallery's tests run axe on every screen. In the short form that is enough: a story shows the same screens.
  shopper: async ({ page }, use) =>
    use(isShort ? new Shopper(page) : new Shopper(page, () => expectAccessible(page))),
})

export { expect }
