import { pairs, sampled } from '../support/sample.ts'
import { shopPage } from './shop-page.ts'
import { expect, test } from './test.ts'

const GROUND = { light: 'rgb(255, 255, 255)', dark: 'rgb(16, 25, 22)' }

test.skip(({ browserName }) => browserName === 'firefox', 'Playwright’s Firefox cannot be told to be dark')

// The build replaces `light-dark()` with older syntax, which must have the same effect.
const DEVICES = ['light', 'dark'] as const
const THEMES = ['auto', 'light', 'dark'] as const

for (const [[device, theme], details] of sampled(pairs(DEVICES, THEMES), 1))
  test(
    `the overlay and the checkout have the colours of theme ${theme} on a ${device} device`,
    details,
    async ({ page, visit, buyer }) => {
      await page.emulateMedia({ colorScheme: device })
      await visit({ name: 'themes', html: shopPage({}) })
      await page.waitForFunction(() => typeof window.Klump === 'function')
      await page.evaluate((theme) => void window.shop.pay({ appearance: { theme } }), theme)
      await buyer.sees('Choose your bank')
      const expected = GROUND[theme === 'auto' ? device : theme]
      await expect(page.locator('klump-overlay dialog')).toHaveCSS('background-color', expected)
      await expect(buyer.checkout.locator('html')).toHaveCSS('background-color', expected)
      await buyer.closes()
    },
  )
