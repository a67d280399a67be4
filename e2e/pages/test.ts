import { expect, type Page } from '@playwright/test'
import { Shopper, TEST } from '../support/shopper.ts'
import { test as base } from '../support/test.ts'
import { expectOnTop } from './overlay.ts'
import { servePage } from './serve.ts'
import type { Places, ShopPage } from './shop-page.ts'
import { changes, noteGlobals, traces } from './traces.ts'
import type { ShopRecord } from './own/page.d.ts'

/** The record of the page's own script (own/pay.js). */
export async function shopOf(page: Page): Promise<Omit<ShopRecord, 'klump'>> {
  return page.evaluate(() => {
    const { log, outcome, violations } = (globalThis as unknown as { shop: ShopRecord }).shop
    return { log, violations, outcome }
  })
}

interface Parts {
  /** Goes to a page, and uses it as the shop of this test. */
  visit: (page: ShopPage) => Promise<Places>
  buyer: Shopper
}

export const test = base.extend<Parts>({
  visit: async ({ page, demo, shops }, use) => {
    await page.addInitScript(noteGlobals)
    const closing: (() => Promise<void>)[] = []
    await use(async (shopPage) => {
      const account = demo.sandbox.account()
      const { publicKey } = account.test
      const served = await servePage(shopPage, { origin: demo.origins.klump, publicKey })
      closing.push(served.close)
      shops.push(served.places.shop)
      // Does not wait for the load event, because a test may hold back a script.
      await page.goto(served.places.shop, { waitUntil: 'domcontentloaded' })
      return served.places
    })
    for (const close of closing) await close()
  },
  buyer: async ({ page }, use) => use(new Shopper(page)),
})

/** The shortest whole purchase (pay in 4 of a returning customer). It types key by key, so the focus must stay. */
export async function buys(buyer: Shopper): Promise<void> {
  const { keyboard } = buyer.page
  await buyer.choosesBank(/Klump/)
  await buyer.checkout.getByLabel('Phone number').click()
  // The order contains a phone number.
  await keyboard.press('ControlOrMeta+a')
  await keyboard.type(TEST.phone)
  await keyboard.press('Enter')
  await buyer.sees('Enter the code')
  await expect(buyer.checkout.getByLabel(/code/i)).toBeFocused()
  await keyboard.type(TEST.codes.klump)
  await buyer.sees('Check your plan')
  await buyer.agrees()
  await buyer.sees('You’re all set')
  await buyer.returnsToShop()
}

/** The five expectations for every page: overlay on top, purchase, outcome, no trace, no console output or violation. */
export async function expectSale(page: Page, buyer: Shopper): Promise<void> {
  const button = page.locator('#pay')
  await button.scrollIntoViewIfNeeded()
  const before = await traces(page)
  await button.click()
  await buyer.sees('Choose your bank')
  await expectOnTop(page)
  await buys(buyer)
  await expectOutcome(page)
  const after = await traces(page)
  expect(changes(before, after)).toEqual([])
  // Also before the first opening: the script leaves one name on the page.
  expect(after.filter((line) => /global .*(klump|zod|preact)/i.test(line))).toEqual(['global Klump'])
  expect((await shopOf(page)).violations).toEqual([])
}

/** Expects one outcome, with the callbacks in the promised order. */
export async function expectOutcome(page: Page): Promise<void> {
  await expect.poll(async () => (await shopOf(page)).outcome?.status).toBe('success')
  const { log, outcome } = await shopOf(page)
  expect(log).toEqual(['load', 'open', 'success', 'close', 'result success'])
  expect(outcome).toHaveProperty('reference', expect.stringMatching(/^KLP-\d{4}-\d{6}-\d{4}$/))
}

export { expect }
