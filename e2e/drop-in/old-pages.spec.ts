import { buys, expect, test } from '../pages/test.ts'
import { pairs, sampled } from '../support/sample.ts'
import { DEFER, LATE, OLD_PAGES, oldPage } from './old-pages.ts'

const LABEL = 'Pay in instalments with Klump'

for (const [[shop, when], details] of sampled(pairs(OLD_PAGES, [DEFER, LATE] as const), 1))
  test(`an old page with ${shop.name}, script ${when}`, details, async ({ page, visit, buyer, wire }) => {
    const said = () => page.evaluate<unknown[]>('said')
    await visit({ name: shop.name, html: oldPage(shop, when) })
    await page.waitForFunction(() => typeof window.Klump === 'function')
    const buttons = page.getByRole('button', { name: LABEL })
    await page.evaluate('settled')
    await expect(buttons).toHaveCount(shop.buttons ?? 1)

    const clicked = shop.click ? page.locator(shop.click) : buttons.last()
    await clicked.click()
    if (shop.says) {
      await expect.poll(said).toEqual(shop.says)
      await wire.takeConsoleOnceItHas(/KlumpError: data\./)
    } else {
      await buyer.sees('Choose your bank')
      await leave()
      await expect.poll(said).toEqual(['open', 'close CANCELLED'])
    }
    // The button is still there and enabled.
    await expect(clicked).toBeEnabled()
    await expect(clicked).not.toHaveAttribute('aria-busy', 'true')
    expect(wire.takeConsole()).toEqual((shop.warns ?? []).map((part) => expect.stringContaining(part)))
    // The elements' chunk is fetched only where the page has a place for the button.
    const fetched = wire.sent.some(({ url }) => /\/elements-/.test(url.pathname))
    expect(fetched).toBe(shop.buttons !== 0)

    async function leave() {
      void page
        .locator('klump-overlay')
        .getByRole('button', { name: 'Close' })
        .click()
        .catch(() => {})
      await expect(page.locator('klump-overlay')).toHaveCount(0)
    }
  })

test('an old page reads onSuccess at every depth of the payload, and goes to its redirect_url', async ({
  page,
  visit,
  buyer,
}) => {
  const sells = {
    name: 'redirect_url',
    body: '<div id="klump__checkout"></div>',
    script: `document.getElementById('klump__checkout').addEventListener('click', () =>
      pay({ redirect_url: location.origin + '/elsewhere?order=7&q=a%20b#top' }))`,
  }
  const places = await visit({ name: sells.name, html: oldPage(sells, DEFER) })
  await page.evaluate(
    `addEventListener('pagehide', () => sessionStorage.setItem('said', JSON.stringify(said)))`,
  )
  await page.getByRole('button', { name: LABEL }).click()
  await buys(buyer)
  await expect(page.getByRole('heading', { name: 'Elsewhere' })).toBeVisible()
  const { href } = new URL(page.url())
  expect(href).toMatch(
    /\/elsewhere\?order=7&q=a%20b&reference=KLP-\d{4}-\d{6}-\d{4}&merchant_reference=old-[\d.]+&status=successful#top$/,
  )
  expect(href.startsWith(places.shop)).toBe(true)
  const said = await page.evaluate(() => sessionStorage.getItem('said'))
  expect(said).toBe(JSON.stringify(['open', true, 'successful SUCCESS', 'close SUCCESS']))
})
