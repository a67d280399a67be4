import { shopPage } from './shop-page.ts'
import { buys, expect, expectOutcome, test } from './test.ts'

const STORY = { name: 'print', html: shopPage({ body: '<p style="margin-top: 3000px">The last line</p>' }) }

test.skip(({ browserName }) => browserName === 'firefox', 'Playwright’s Firefox cannot be told to print')

test('printing while open prints the shop’s page as if nothing were open', async ({ page, visit, buyer }) => {
  await visit(STORY)
  await page.emulateMedia({ media: 'print' })
  const alone = await page.screenshot()
  await page.emulateMedia({ media: 'screen' })

  await page.locator('#pay').click()
  await buyer.sees('Choose your bank')
  await page.emulateMedia({ media: 'print' })
  // The button keeps the focus it was given, and so its outline, in the first picture only.
  expect((await page.screenshot()).equals(alone)).toBe(true)

  // Back on the screen everything is as it was, also where one was.
  await page.emulateMedia({ media: 'screen' })
  await expect(page.locator('klump-overlay dialog')).toBeVisible()
  await buys(buyer)
  await expectOutcome(page)
})
