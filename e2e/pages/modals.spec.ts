import { inFull, sampled } from '../support/sample.ts'
import { hotkeyShop, modalShops, smoothShop } from './shops/modals.ts'
import { expect, expectSale, test } from './test.ts'

for (const [shop, details] of sampled(modalShops, 1))
  test(
    `the checkout opens over ${shop.name}, which works afterwards`,
    details,
    async ({ page, visit, buyer }) => {
      await visit(shop)
      await page.getByRole('button', { name: 'Open the basket' }).click()
      const theirs = page.getByRole('dialog', { name: 'Your basket' })
      const note = theirs.getByLabel('Note')
      await note.click()
      await page.keyboard.type('leave it ')

      await expectSale(page, buyer)

      await expect(note).toBeVisible()
      await note.click()
      await page.keyboard.press('End')
      await page.keyboard.type('at the door')
      await expect(note).toHaveValue('leave it at the door')
      await theirs.getByRole('button', { name: 'Close the basket' }).click()
      await expect(note).toBeHidden()
    },
  )

test(
  'the page’s hotkeys do not fire while the shopper types in the checkout',
  inFull,
  async ({ page, visit, buyer }) => {
    await visit(hotkeyShop)
    await expectSale(page, buyer)
    await expect(page.locator('#fired')).toHaveText('0')

    await page.keyboard.press('x')
    await expect(page.locator('#fired')).not.toHaveText('0')
  },
)

test(
  'a smooth-scroll library does not scroll the page behind the overlay',
  inFull,
  async ({ page, visit, buyer }) => {
    await visit(smoothShop)
    const scrolled = () => page.evaluate(() => Math.round(scrollY))
    await page.mouse.move(640, 400)
    await page.mouse.wheel(0, 100)
    await expect.poll(scrolled).toBeGreaterThan(50)
    await page.mouse.wheel(0, -400)
    await expect.poll(scrolled).toBe(0)

    await page.locator('#pay').click()
    await buyer.sees('Choose your bank')
    for (const [x, y] of [
      [640, 400],
      [20, 20],
    ] as const) {
      await page.mouse.move(x, y)
      await page.mouse.wheel(0, 600)
      await page.mouse.wheel(0, 600)
    }
    // Waits as long as the library needs to scroll, in frames of the page.
    await page.evaluate(async () => {
      for (let frame = 0; frame < 60; frame += 1) await new Promise(requestAnimationFrame)
    })
    expect(await scrolled()).toBe(0)
    await buyer.closes()
  },
)
