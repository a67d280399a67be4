import type { Page } from '@playwright/test'
import { button, markup, withOrder } from '../drop-in/button-page.ts'
import { overlayFileLoads } from '../pages/overlay.ts'
import { servePage } from '../pages/serve.ts'
import { startHost } from './start.ts'
import { expect, test } from './test.ts'

/* The host goes away after the page has loaded; the shop has a payment link for the order. */

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true })

const PAY = 'https://pay.useklump.com/pay/made-up-0001'

/** Records the requests to the link's address: there may be none until the shopper opens it. */
function openedLinks(page: Page): string[] {
  const opened: string[] = []
  void page.context().route('https://pay.useklump.com/**', async (route) => {
    opened.push(route.request().url())
    await route.fulfill({
      contentType: 'text/html',
      body: '<link rel="icon" href="data:,"><h1>Pay by link</h1>',
    })
  })
  return opened
}

for (const attribute of [`pay-url="${PAY}"`, ''])
  test(`a button ${attribute ? 'with' : 'without'} a payment link reports that the checkout cannot be reached`, async ({
    page,
    demo,
    shops,
    wire,
  }) => {
    const opened = openedLinks(page)
    const host = await startHost(demo)
    const { publicKey } = demo.sandbox.account().test
    const { places, close } = await servePage(
      markup('a shop', (places) => withOrder(places, attribute)),
      { origin: host.origin, publicKey },
    )
    shops.push(host.origin, places.shop, new URL(PAY).origin)
    await page.goto(places.shop)
    await button(page).waitFor()
    // The overlay shows what is wrong, so its file must be here before the host goes away.
    await overlayFileLoads(page)
    await host.close()
    try {
      await button(page).tap()
      const overlay = page.locator('klump-overlay')
      await expect(overlay.getByRole('button', { name: 'Try again' })).toBeVisible()
      await expect(overlay.getByRole('link')).toHaveCount(attribute ? 1 : 0)
      await overlay.getByText('Close', { exact: true }).tap()
      await expect(overlay).toHaveCount(0)

      const element = page.locator('klump-button')
      await expect(element.getByText('The checkout cannot be reached')).toBeVisible()
      const link = element.getByRole('link', { name: 'Pay with a payment link' })
      await expect(link).toHaveCount(attribute ? 1 : 0)
      expect(opened, 'opened by itself').toEqual([])
      if (attribute) {
        const [tab] = await Promise.all([page.waitForEvent('popup'), link.tap()])
        await expect(tab.getByRole('heading', { name: 'Pay by link' })).toBeVisible()
        expect(await tab.evaluate(() => [String(window.opener), document.referrer])).toEqual(['null', ''])
        expect(opened).toEqual([PAY])
        await tab.close()
      }
      // The button stays, because the host may return.
      await expect(button(page)).toBeVisible()
      wire.takeConsole()
    } finally {
      await close()
    }
  })
