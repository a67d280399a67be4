import type { Page } from '@playwright/test'
import { launchOptions } from '../browser.ts'
import type { ShopRecord } from './own/page.d.ts'
import { shopPage, type Places } from './shop-page.ts'
import { buys, expect, test } from './test.ts'
import { sampled } from '../support/sample.ts'

// Apps pass a page to their web view as text. Such a page has no origin, and no address to resolve other addresses against.

test.use({
  // Chromium blocks local addresses for such pages. Only the checkout of these tests has a local address.
  launchOptions: launchOptions('--disable-features=LocalNetworkAccessChecks'),
})

const script = ({ klump, shop }: Places) =>
  `<script src="${klump}/klump.js"></script><script src="${shop}/own/pay.js"></script>`

const WAYS: Readonly<Record<string, (page: Page, html: string) => Promise<unknown>>> = {
  'data:': (page, html) =>
    page.goto(`data:text/html;charset=utf-8;base64,${Buffer.from(html).toString('base64')}`),
  'about:blank': async (page, html) => {
    await page.goto('about:blank')
    await page.setContent(html)
  },
}

for (const [[name, shows], details] of sampled(Object.entries(WAYS), 1))
  test(`a page at ${name} sells`, details, async ({ page, visit, shops, buyer, wire }) => {
    const places = await visit({ name, html: shopPage({ script }) })
    // Requests for the page itself have no host.
    shops.push('null', '')
    await shows(page, shopPage({ script })(places))
    expect(await page.evaluate(() => origin)).toBe('null')
    await page.locator('#pay').click()
    await buyer.sees('Choose your bank')
    await expect(buyer.checkout.locator('.header-origin')).toHaveText('a page that does not give its name')
    await buys(buyer)
    const log = () => page.evaluate(() => (globalThis as unknown as { shop: ShopRecord }).shop.log)
    await expect.poll(log).toEqual(['load', 'open', 'success', 'close', 'result success'])
    await expect(page.locator('klump-overlay')).toHaveCount(0)
    // Playwright writes the page with document.write, and Chromium warns about it.
    expect(wire.takeConsole().filter((line) => !line.includes('invoked via document.write'))).toEqual([])
  })
