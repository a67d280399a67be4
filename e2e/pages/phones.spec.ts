import { devices } from '@playwright/test'
import { inFull, sampled } from '../support/sample.ts'
import { shopPage } from './shop-page.ts'
import { expectSale, test } from './test.ts'

/** Playwright's device descriptions: a phone's screen, touch and user agent in this engine, not the phone's browser. */
const PHONES = ['Pixel 7', 'Galaxy S9+', 'iPhone SE', 'iPhone 14', 'iPhone 14 Pro Max landscape']

const ANDROID =
  'Mozilla/5.0 (Linux; Android 12; TECNO MADE-UP Build/0000; wv) AppleWebKit/537.36 (KHTML, like Gecko)'
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)'
/** User agents of browsers inside apps. Build numbers are made up. */
const APPS = {
  Instagram: `${ANDROID} Version/4.0 Chrome/120.0.0.0 Mobile Safari/537.36 Instagram 300.0.0.0.000 Android`,
  'Instagram on iOS': `${IPHONE} Mobile/00A000 Instagram 300.0.0.0.000 (iPhone00,0; iOS 17_0; en_NG)`,
  Facebook: `${ANDROID} Version/4.0 Chrome/120.0.0.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/400.0.0.0.000;]`,
  TikTok: `${ANDROID} Version/4.0 Chrome/120.0.0.0 Mobile Safari/537.36 trill_000000 BytedanceWebview/000000`,
  'a webview without a name': `${ANDROID} Version/4.0 Chrome/120.0.0.0 Mobile Safari/537.36`,
}

test.skip(({ browserName }) => browserName === 'firefox', 'Playwright’s Firefox cannot emulate a phone')

for (const name of PHONES)
  test.describe(name, () => {
    const { viewport, userAgent, deviceScaleFactor, isMobile, hasTouch } = devices[name] ?? missing(name)
    test.use({ viewport, userAgent, deviceScaleFactor, isMobile, hasTouch })
    test(`the shopper can buy on ${name}`, inFull, async ({ page, visit, buyer }) => {
      await visit({ name, html: shopPage({}) })
      await expectSale(page, buyer)
    })
  })

for (const [[name, userAgent], details] of sampled(Object.entries(APPS), 1))
  test.describe(name, () => {
    test.use({ userAgent, viewport: { width: 360, height: 620 }, isMobile: true, hasTouch: true })
    test(
      `the shopper can buy in ${name}, which opens shops inside itself`,
      details,
      async ({ page, visit, buyer }) => {
        await visit({ name, html: shopPage({}) })
        await expectSale(page, buyer)
      },
    )
  })

function missing(name: string): never {
  throw new Error(`Playwright has no device called ${name}.`)
}
