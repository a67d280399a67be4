import { inFull, sampled } from '../support/sample.ts'
import { refusal } from './refusal.ts'
import { shopPage } from './shop-page.ts'
import { oldBrowserShops } from './shops/old-browsers.ts'
import { buys, expect, expectOutcome, shopOf, test } from './test.ts'

test('a browser without popovers preloads the checkout and sells', inFull, async ({ page, visit, buyer }) => {
  const withoutPopovers = () => {
    for (const name of ['popover', 'showPopover', 'hidePopover', 'togglePopover'])
      Reflect.deleteProperty(HTMLElement.prototype, name)
  }
  const { klump } = await visit({
    name: 'no popovers',
    html: shopPage({ head: `<script>(${withoutPopovers.toString()})()</script>` }),
  })
  await page.waitForFunction(() => typeof window.Klump === 'function')
  await page.evaluate((checkoutUrl) => void window.Klump?.preload({ checkoutUrl }), `${klump}/checkout/`)
  await expect(page.locator('klump-overlay iframe')).toHaveCount(1)
  await page.locator('#pay').click()
  await buys(buyer)
  await expectOutcome(page)
})

for (const [shop, details] of sampled(oldBrowserShops, 1))
  test(
    `a browser without ${shop.name} reports unsupported_browser and leaves the page unchanged`,
    details,
    async ({ page, visit, wire }) => {
      await visit(shop)
      await page.waitForFunction(() => typeof window.Klump === 'function')
      const before = await page.content()
      await page.locator('#pay').click()
      await expect
        .poll(async () => (await shopOf(page)).log)
        .toEqual(['error unsupported_browser', 'close', 'result failed'])
      expect(await page.content()).toBe(before)
      expect(await refusal(page)).toMatch(/^Klump needs a browser with/)
      // The console has it once, for the developer.
      expect(await wire.takeConsoleOnceItHas(/KlumpError/)).toHaveLength(1)
      expect(wire.sent.filter(({ url }) => url.pathname.startsWith('/checkout'))).toEqual([])
    },
  )
