import { refusal } from './refusal.ts'
import { oldBrowserShops } from './shops/old-browsers.ts'
import { expect, shopOf, test } from './test.ts'

for (const shop of oldBrowserShops)
  test(`a browser without ${shop.name} is told so, and its page is left alone`, async ({
    page,
    visit,
    wire,
  }) => {
    await visit(shop)
    await page.waitForFunction(() => typeof window.Klump === 'function')
    const before = await page.content()
    await page.locator('#pay').click()
    await expect
      .poll(async () => (await shopOf(page)).log)
      .toEqual(['error unsupported_browser', 'close', 'result failed'])
    expect(await page.content()).toBe(before)
    expect(await refusal(page)).toMatch(/^Klump needs a browser with/)
    // Once, for the developer.
    expect(wire.takeSaid()).toHaveLength(1)
    expect(wire.sent.filter(({ url }) => url.pathname.startsWith('/checkout'))).toEqual([])
  })
