import { expect, type Page } from '@playwright/test'
import { Shopper, TEST } from '../support/shopper.ts'
import { test as base } from '../support/test.ts'
import { expectOnTop } from './overlay.ts'
import { servePage } from './serve.ts'
import type { Places, ShopPage } from './shop-page.ts'
import { changes, noteGlobals, traces } from './traces.ts'
import type { ShopRecord } from './own/page.d.ts'

/** What the page's own script wrote down (own/pay.js). */
export async function shopOf(page: Page): Promise<Omit<ShopRecord, 'klump'>> {
  return page.evaluate(() => {
    const { log, outcome, violations } = (globalThis as unknown as { shop: ShopRecord }).shop
    return { log, violations, outcome }
  })
}

interface Parts {
  /** Goes to a page, which is then the shop of this test. */
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
      // Not until everything has loaded: a script may be kept waiting.
      await page.goto(served.places.shop, { waitUntil: 'domcontentloaded' })
      return served.places
    })
    for (const close of closing) await close()
  },
  buyer: async ({ page }, use) => use(new Shopper(page)),
})

/** A whole purchase, the shortest there is (pay in 4 of a returning customer), and typed by hand: focus has to stay. */
export async function buys(buyer: Shopper): Promise<void> {
  const { keyboard } = buyer.page
  await buyer.choosesBank(/Klump/)
  await buyer.checkout.getByLabel('Phone number').click()
  // The order brought a number along.
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

/** The five things that hold on every page: on top, a purchase, its outcome, no trace, and nothing said or violated. */
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
  // Also before anything was opened: the script leaves one name on the page.
  expect(after.filter((line) => /global .*(klump|zod|preact)/i.test(line))).toEqual(['global Klump'])
  expect((await shopOf(page)).violations).toEqual([])
}

/** One outcome, in the order that is promised. */
export async function expectOutcome(page: Page): Promise<void> {
  await expect.poll(async () => (await shopOf(page)).outcome?.status).toBe('success')
  const { log, outcome } = await shopOf(page)
  expect(log).toEqual(['load', 'open', 'success', 'close', 'result success'])
  expect(outcome).toHaveProperty('reference', expect.stringMatching(/^KLP-\d{4}-\d{6}-\d{4}$/))
}

export { expect }
