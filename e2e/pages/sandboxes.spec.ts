import type { Frame, Page } from '@playwright/test'
import { Shopper } from '../support/shopper.ts'
import type { ShopRecord } from './own/page.d.ts'
import { refusal } from './refusal.ts'
import { framedShop, preview } from './shops/sandboxes.ts'
import { buys, expect, test } from './test.ts'
import { inFull } from '../support/sample.ts'

async function shopIn(page: Page): Promise<Frame> {
  const handle = await page.locator('iframe').elementHandle()
  const frame = await handle?.contentFrame()
  if (!frame) throw new Error('The frame is not there.')
  await frame.waitForFunction(() => 'shop' in window && typeof window.Klump === 'function')
  return frame
}

const heard = (frame: Frame) => frame.evaluate(() => (globalThis as unknown as { shop: ShopRecord }).shop.log)

test('a page in a sandboxed frame that keeps its origin sells', async ({ page, visit, browserName }) => {
  test.skip(
    browserName === 'firefox',
    'Clicks of its driver do not arrive in a frame of a frame, sandboxed or not',
  )
  const { shop } = await visit(framedShop)
  await visit(preview(shop, 'allow-scripts allow-same-origin allow-forms allow-popups'))
  const frame = await shopIn(page)
  const buyer = new Shopper(page, async () => {}, page.frameLocator('iframe'))
  await frame.locator('#pay').click()
  await buys(buyer)
  await expect.poll(() => heard(frame)).toEqual(['load', 'open', 'success', 'close', 'result success'])
  await expect(frame.locator('klump-overlay')).toHaveCount(0)
})

test(
  'a page in a sandboxed frame without an origin receives opaque_origin at once',
  inFull,
  async ({ page, visit, wire }) => {
    const { shop } = await visit(framedShop)
    await visit(preview(shop, 'allow-scripts allow-forms allow-popups'))
    const frame = await shopIn(page)
    await frame.locator('#pay').click()
    // A frame that does not answer within 20 s causes another code.
    await expect.poll(() => heard(frame)).toEqual(['error opaque_origin', 'close', 'result failed'])
    await expect(frame.locator('klump-overlay')).toHaveCount(0)
    expect(await refusal(frame)).toContain('allow-same-origin')
    expect(await wire.takeConsoleOnceItHas(/KlumpError/)).toHaveLength(1)
  },
)
