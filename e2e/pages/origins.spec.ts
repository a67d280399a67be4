import type { Frame, Page } from '@playwright/test'
import { Shopper } from '../support/shopper.ts'
import type { ShopRecord } from './own/page.d.ts'
import { refusal } from './refusal.ts'
import { shopPage, type Places, type ShopPage } from './shop-page.ts'
import { fileOf } from './shops/files.ts'
import { buys, expect, test } from './test.ts'
import { inFull } from '../support/sample.ts'

// Pages without an address or an origin of their own: apps show shops in this way, and tools put whole pages into frames.

/** The shop's script tags with absolute addresses. */
const script = ({ klump, shop }: Places) =>
  `<script src="${klump}/klump.js"></script><script src="${shop}/own/pay.js"></script>`
const shopAt = (places: Places) => shopPage({ script })(places)

const heard = (page: Page | Frame) =>
  page.evaluate(() => (globalThis as unknown as { shop: ShopRecord }).shop.log)

test('a page that was opened from a file sells', async ({ page, visit, shops, buyer, browserName }) => {
  test.skip(
    browserName === 'firefox',
    'A file and its frames are two processes, and clicks of its driver reach one',
  )
  const places = await visit({ name: 'a file', html: shopPage({ script }) })
  // Requests for the page itself have no host.
  shops.push('null')
  const file = fileOf(places)
  try {
    await page.goto(file.url)
    await page.locator('#pay').click()
    await buyer.sees('Choose your bank')
    await expect(buyer.checkout.locator('.header-origin')).toHaveText('a page that does not give its name')
    await buys(buyer)
    await expect.poll(() => heard(page)).toEqual(['load', 'open', 'success', 'close', 'result success'])
    await expect(page.locator('klump-overlay')).toHaveCount(0)
  } finally {
    file.remove()
  }
})

/** A page with the shop in a frame through `srcdoc`. */
const framed = (sandbox: string): ShopPage => ({
  name: 'the shop in srcdoc',
  html: (places) => `<!doctype html><title>Preview</title><link rel="icon" href="data:,">
    <iframe ${sandbox} srcdoc="${shopAt(places).replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"
      style="width: 100%; height: 700px; border: 0"></iframe>`,
})

async function framedShop(page: Page): Promise<Frame> {
  const frame = await (await page.locator('iframe').elementHandle())?.contentFrame()
  if (!frame) throw new Error('The frame is not there.')
  await frame.waitForFunction(() => 'shop' in window && typeof window.Klump === 'function')
  return frame
}

test(
  'a page in srcdoc opens the checkout, which names the origin of the page around it',
  inFull,
  async ({ page, visit, browserName }) => {
    test.skip(browserName === 'firefox', 'Clicks of its driver do not arrive in a frame of a frame')
    const { shop } = await visit(framed(''))
    const frame = await framedShop(page)
    const buyer = new Shopper(page, async () => {}, page.frameLocator('iframe'))
    await frame.locator('#pay').click()
    await buyer.sees('Choose your bank')
    await expect(buyer.checkout.locator('.header-origin')).toHaveText(shop)
    await buyer.overlay.getByRole('button', { name: 'Close' }).click()
    await expect.poll(() => heard(frame)).toEqual(['load', 'open', 'close', 'result cancelled'])
  },
)

test(
  'a checkout without an origin, in a sandboxed frame, is refused with opaque_origin',
  inFull,
  async ({ page, visit, shops, wire }) => {
    await visit(framed('sandbox="allow-scripts allow-forms allow-popups"'))
    shops.push('null')
    const frame = await framedShop(page)
    await frame.locator('#pay').click()
    await expect.poll(() => heard(frame)).toEqual(['error opaque_origin', 'close', 'result failed'])
    expect(await refusal(frame)).toContain('allow-same-origin')
    await expect(frame.locator('klump-overlay')).toHaveCount(0)
    await wire.takeConsoleOnceItHas(/KlumpError/)
    wire.takeConsole()
  },
)
