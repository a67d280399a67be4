import { shopPage } from './shop-page.ts'
import { buys, expect, expectOutcome, test } from './test.ts'

const STORY = { name: 'print', html: shopPage({ body: '<p style="margin-top: 3000px">The last line</p>' }) }

test.skip(({ browserName }) => browserName === 'firefox', 'Playwright’s Firefox cannot be told to print')

test('printing while the checkout is open prints the shop’s page alone', async ({ page, visit, buyer }) => {
  await visit(STORY)
  await page.emulateMedia({ media: 'print' })
  const alone = await page.screenshot()
  await page.emulateMedia({ media: 'screen' })

  await page.locator('#pay').click()
  await buyer.sees('Choose your bank')
  await page.emulateMedia({ media: 'print' })
  expect((await page.screenshot()).equals(alone)).toBe(true)

  // Back on the screen the checkout is unchanged and can be used.
  await page.emulateMedia({ media: 'screen' })
  await expect(page.locator('klump-overlay dialog')).toBeVisible()
  await buys(buyer)
  await expectOutcome(page)
})
