import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { refusal } from './refusal.ts'
import { shopPage } from './shop-page.ts'
import { expect, shopOf, test } from './test.ts'

test('a page that was opened from a file is told so at once', async ({ page, visit, shops, wire }) => {
  const places = await visit({ name: 'a file', html: shopPage({}) })
  const folder = mkdtempSync(join(tmpdir(), 'klump-file-'))
  try {
    const file = join(folder, 'shop.html')
    const script = () =>
      `<script src="${places.klump}/klump.js"></script><script src="${places.shop}/own/pay.js"></script>`
    writeFileSync(file, shopPage({ script })(places))
    // What the page itself is asked for has no host.
    shops.push('null')
    await page.goto(pathToFileURL(file).href)
    await page.locator('#pay').click()
    await expect
      .poll(async () => (await shopOf(page)).log, { timeout: 2000 })
      .toEqual(['error opaque_origin', 'close', 'result failed'])
    await expect(page.locator('klump-overlay')).toHaveCount(0)
    expect(await refusal(page)).toContain('serve it over http(s)')
    expect(wire.takeSaid()).toHaveLength(1)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
