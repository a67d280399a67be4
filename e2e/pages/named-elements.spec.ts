import { expect, test } from '@playwright/test'
import { serveSpoilt, SOLD, SPOILT_PAGES } from '../hostile/support/by-itself.ts'
import { sampled } from '../support/sample.ts'

for (const [[what, spoilt], details] of sampled(SPOILT_PAGES, 1))
  test(`a page with ${what} completes a purchase`, details, async ({ page }) => {
    const { origin, close } = await serveSpoilt(spoilt)
    await page.goto(origin, { waitUntil: 'commit' })
    await page.waitForURL(/sold/)
    expect(new URL(page.url()).search).toBe(SOLD)
    await close()
  })
