import { inFull, pairs, sampled } from '../support/sample.ts'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../pages/test.ts'
import { shopPage, type Places } from '../pages/shop-page.ts'
import { example } from '../docs/blocks.ts'
import { rateOfEachLender } from './rates.ts'
import { defer, late } from './script-tags.ts'
import { shiftsOf, watchShifts } from './shifts.ts'

const banner = (page: Page) => page.locator('klump-banner')
const says = (page: Page) => banner(page).locator('.line')
const FROM = /^Instalments with Klump from [\d.]+% a month\.$/
const PLAIN = 'Pay in instalments with Klump.'

test.beforeEach(({ page }) => rateOfEachLender(page))

/** The documented markup. */
const ad = ({ publicKey }: Places, price = '45000') => `<div id="klump__ad">
  <input type="number" value="${price}" id="klump__price">
  <input type="text" value="${publicKey}" id="klump__merchant__public__key">
  <input type="text" value="NGN" id="klump__currency"></div>`
const element = ({ publicKey }: Places, amount: number | string) =>
  `<klump-banner amount="${amount}" public-key="${publicKey}"></klump-banner>`

const shop = (name: string, main: (places: Places) => string, script = defer) => ({
  name,
  html: (places: Places) =>
    shopPage({ main: `<h1>Shop</h1>${main(places)}<p>After it.</p>`, script })(places),
})
const asked = (sent: readonly { url: URL }[]) =>
  sent.filter(({ url }) => url.pathname === '/v1/loans/partners').map(({ url }) => url.search)

for (const [[when, script], details] of sampled(
  [
    ['defer', defer],
    ['late', late],
  ] as const,
  1,
))
  test(`the old markup becomes a banner, script ${when}`, details, async ({ page, visit, wire }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    await page.addInitScript(watchShifts)
    await visit(shop('ad', (places) => example('room.html') + ad(places), script))
    await expect(says(page)).toHaveText(FROM)
    for (const input of await page.locator('#klump__ad input').all()) await expect(input).toBeHidden()
    expect(await shiftsOf(page)).toBe(0)
    // One request, from the checkout's origin. The wire of every test checks that the page itself sent none.
    expect(asked(wire.sent)).toEqual(['?amount=45000'])
  })

test(
  'the banner follows changed inputs at once, however the page changes them',
  inFull,
  async ({ page, visit, wire }) => {
    const places = await visit(shop('inputs', ad))
    await expect(says(page)).toHaveText(FROM)
    const price = page.locator('#klump__price')
    // Shops set the value from code, which fires no event.
    await price.evaluate((input: HTMLInputElement) => (input.value = '400'))
    await expect(banner(page)).toHaveAttribute('amount', '400')
    await expect(says(page)).toHaveText('Add ₦600 more to pay in instalments.')
    await price.evaluate((input) => input.setAttribute('value', '46000'))
    await price.evaluate((input: HTMLInputElement) => {
      input.value = '47000'
      input.dispatchEvent(new Event('input', { bubbles: true }))
    })
    await expect(banner(page)).toHaveAttribute('amount', '47000')
    expect(await price.inputValue()).toBe('47000')
    await expect(says(page)).toHaveText(FROM)
    // The page draws the inputs anew, with other values.
    await page.locator('#klump__ad').evaluate((place, html) => (place.outerHTML = html), ad(places, '500'))
    await expect(banner(page)).toHaveAttribute('amount', '500')
    await page.locator('#klump__currency').evaluate((input: HTMLInputElement) => (input.value = 'USD'))
    await expect(banner(page).locator('.banner')).toBeHidden()
    expect(new Set(asked(wire.sent)).size).toBe(asked(wire.sent).length)
  },
)

test(
  'the banner is hidden and sends no request while its currency is not naira',
  inFull,
  async ({ page, visit, wire }) => {
    await visit(
      shop('currency', (places) => element(places, 45_000).replace('amount', 'currency="USD" amount')),
    )
    await expect(banner(page)).toHaveCount(1)
    await expect(banner(page).locator('.banner')).toBeHidden()
    await banner(page).evaluate((one) => one.setAttribute('currency', 'NGN'))
    await expect(says(page)).toHaveText(FROM)
    expect(asked(wire.sent)).toEqual(['?amount=45000'])
  },
)

test('many banners on a page share one frame, and send one request for each amount', async ({
  page,
  visit,
  wire,
}) => {
  await visit(
    shop('many', (places) => [45_000, 45_000, 900, 60_000].map((amount) => element(places, amount)).join('')),
  )
  await expect(says(page)).toHaveText([FROM, FROM, 'Add ₦100 more to pay in instalments.', FROM])
  expect(asked(wire.sent).toSorted()).toEqual(['?amount=45000', '?amount=60000', '?amount=900'])
  await expect(page.locator('iframe')).toHaveCount(1)
  await expect(page.locator('iframe')).toBeHidden()
  await banner(page)
    .first()
    .evaluate((one) => one.setAttribute('amount', '60000'))
  await banner(page)
    .last()
    .evaluate((one) => one.setAttribute('amount', 'free'))
  await expect(says(page).last()).toHaveText(PLAIN)
  await banner(page)
    .last()
    .evaluate((one) => one.setAttribute('amount', '60,000.00'))
  await expect(says(page)).toHaveText([FROM, FROM, /Add/, FROM])
  expect(asked(wire.sent)).toHaveLength(3)
})

for (const [[what, answer], details] of sampled(
  [
    ['an error', { status: 500, json: { message: 'x' } }],
    ['something else', { json: { data: 'x' } }],
    ['no rates', { json: { data: [{ is_active: true, interest: null }] } }],
  ] as const,
  1,
))
  test(
    `the banner names no rate where the server answers with ${what}`,
    details,
    async ({ page, visit, wire }) => {
      await page.route('**/v1/loans/partners?*', (route) => route.fulfill(answer))
      const answered = page.waitForEvent('requestfinished', (request) => request.url().includes('/partners?'))
      await visit(shop(what, (places) => element(places, 45_000)))
      await answered
      await expect(says(page)).toHaveText(PLAIN)
      expect(asked(wire.sent)).toHaveLength(1)
      if (what === 'an error') await wire.takeConsoleOnceItHas(/500/)
    },
  )

const LOOKS = pairs(['light', 'dark'] as const, [360, 1280])

for (const [[colorScheme, width], details] of sampled(LOOKS, 1))
  test(
    `the banner and its explanation are accessible and fit the window, ${colorScheme}, ${width} px`,
    details,
    async ({ page, visit }, info) => {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 740 })
      const head = '<style>:root { color-scheme: light dark; font-family: serif }</style>'
      const main = (places: Places) =>
        `<h1>Shop</h1>${element(places, 45_000)}${element(places, 900)}${element(places, 'x')}`
      await visit({
        name: 'looks',
        html: (places) => shopPage({ head, main: main(places), script: defer })(places),
      })
      await expect(says(page).first()).toHaveText(FROM)
      const expectNothing = async () => {
        const { violations } = await new AxeBuilder({ page }).include('main').analyze()
        expect(violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join()}`)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      }
      await expectNothing()
      await page.screenshot({ path: info.outputPath(`banner-${colorScheme}-${width}.png`) })
      const how = page.getByRole('button', { name: 'How it works' }).first()
      await how.focus()
      await page.keyboard.press('Enter')
      const dialog = page.getByRole('dialog', { name: PLAIN.slice(0, -1) })
      await expect(dialog).toBeVisible()
      await expectNothing()
      await page.screenshot({ path: info.outputPath(`explained-${colorScheme}-${width}.png`) })
      // A drawer of the shop would close for a key that bubbles to its document.
      await page.evaluate(() =>
        document.addEventListener('keydown', ({ key }) => (document.title = `heard ${key}`)),
      )
      await page.keyboard.press('Escape')
      await expect(dialog).toBeHidden()
      await expect(how).toBeFocused()
      expect(await page.title()).not.toBe('heard Escape')
    },
  )
