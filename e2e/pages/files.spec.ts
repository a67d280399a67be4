import { refusal } from './refusal.ts'
import { shopPage } from './shop-page.ts'
import { fileOf } from './shops/files.ts'
import { expect, shopOf, test } from './test.ts'

test('a page that was opened from a file is told so at once', async ({ page, visit, shops, wire }) => {
  const places = await visit({ name: 'a file', html: shopPage({}) })
  const file = fileOf(places)
  try {
    // What the page itself is asked for has no host.
    shops.push('null')
    await page.goto(file.url)
    await page.locator('#pay').click()
    await expect
      .poll(async () => (await shopOf(page)).log)
      .toEqual(['error opaque_origin', 'close', 'result failed'])
    await expect(page.locator('klump-overlay')).toHaveCount(0)
    expect(await refusal(page)).toContain('serve it over http(s)')
    expect(await wire.takesSaid(/KlumpError/)).toHaveLength(1)
  } finally {
    file.remove()
  }
})
