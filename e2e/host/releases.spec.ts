import type { Page } from '@playwright/test'
import { sampled } from '../support/sample.ts'
import { TEST } from '../support/shopper.ts'
import { classicTag } from '../pages/shop-page.ts'
import { laterVersion } from './start.ts'
import { overlayFileLoads } from '../pages/overlay.ts'
import { refusal } from '../pages/refusal.ts'
import { askedOf, buys, expect, expectOutcome, test } from './test.ts'

// A release that removes the earlier version from the host.
const RELEASE = { versions: { kept: [laterVersion('99.0.0')] } }

/** What the console reports for a missing file: Chromium the status, Firefox the type. */
const MISSING = /404|disallowed MIME type/

/** Holds back the request for a file until a release has removed the file. */
async function heldBack(page: Page, file: string): Promise<() => void> {
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  await page.route(file, async (route) => {
    await released
    await route.continue()
  })
  return release
}

test('a new frame continues the purchase after a release removed the files, with what was typed', async ({
  page,
  host,
  shopAt,
  buyer,
  wire,
  browserName,
}) => {
  const asked = askedOf(page, host.origin)
  const goOn = await heldBack(page, '**/assets/later-*.js*')
  await shopAt(host.origin)
  // `data` is a function: the new frame begins a transaction of its own, with a fresh reference.
  await page.evaluate(
    () => void window.shop.pay({ data: () => ({ ...window.shop.order(), email: '', phone: '' }) }),
  )
  await buyer.sees('How can we reach you?')
  await buyer.types('Email address', TEST.email)
  await buyer.types('Phone number', TEST.phone)
  await buyer.presses('Continue')
  await buyer.sees('Choose your bank')
  host.release(RELEASE)
  goOn()
  await buyer.choosesBank(/Klump/)
  const notice = buyer.checkout.getByRole('alert')
  await expect(notice).toContainText('This page is older than the checkout.')
  await buyer.choosesBank(/Klump/)
  await expect(notice).toContainText('This page is older than the checkout.')
  expect(asked.filter((line) => line.includes('/later-'))).toHaveLength(3)

  await notice.getByRole('button', { name: 'Open the checkout anew' }).click()
  await expect(notice).toBeHidden()
  await buys(buyer)
  await expectOutcome(page)
  await wire.takeConsoleOnceItHas(MISSING, ...(browserName === 'firefox' ? [] : [/409/]))
})

test('a fixed order cannot be opened twice: the new frame sends the shopper back to the shop', async ({
  page,
  host,
  shopAt,
  buyer,
  wire,
}) => {
  const goOn = await heldBack(page, '**/assets/later-*.js*')
  await shopAt(host.origin)
  await page.evaluate(() => void window.shop.pay({ data: window.shop.order() }))
  await buyer.sees('Choose your bank')
  host.release(RELEASE)
  goOn()
  await buyer.choosesBank(/Klump/)
  await buyer.presses('Open the checkout anew')
  await buyer.sees('This order was sent before')
  await expect(buyer.checkout.getByText('You have not been charged')).toBeVisible()
  await buyer.returnsToShop()
  await expect.poll(() => page.evaluate(() => window.shop.log.at(-1))).toBe('result failed')
  expect(await refusal(page)).toContain('A release had removed files')
  await wire.takeConsoleOnceItHas(MISSING)
})

for (const [[whose, options], details] of sampled(
  [
    ['that knows its address from the host', {}],
    ['that knows its address from its tag', { origin: undefined }],
  ] as const,
  1,
))
  test(
    `a script ${whose} asks for the new file names when its files vanish before the click`,
    details,
    async ({ page, host, shopAt, buyer, wire }) => {
      host.release(options)
      const asked = askedOf(page, host.origin)
      const goOn = await heldBack(page, '**/overlay-*.js*')
      await shopAt(host.origin)
      host.release({ ...options, ...RELEASE })
      // The preload has failed before the click: the opening would share its failure.
      goOn()
      await overlayFileLoads(page)
      await page.evaluate(() => new Promise(requestAnimationFrame))
      await expect.poll(() => asked.filter((line) => line.includes('/overlay-'))).toHaveLength(1)
      await page.locator('#pay').click()
      await buys(buyer)
      await expectOutcome(page)
      expect(asked.filter((line) => line.includes('/klump.js'))).toHaveLength(2)
      await wire.takeConsoleOnceItHas(MISSING)
    },
  )

test('a script that the page pinned by its hash is not requested again, and every opening fails', async ({
  page,
  request,
  host,
  shopAt,
  wire,
}) => {
  const asked = askedOf(page, host.origin)
  const hashes = (await (await request.get(`${host.origin}/integrity.json`)).json()) as Hashes
  const pinned = `klump.js" integrity="${hashes.files['klump.js']?.integrity}" crossorigin="anonymous`
  const goOn = await heldBack(page, '**/overlay-*.js*')
  await shopAt(host.origin, (places) => classicTag(places).replace('klump.js', () => pinned))
  host.release(RELEASE)
  goOn()
  for (const opening of [1, 2, 3]) {
    await page.locator('#pay').click()
    const failures = () =>
      page.evaluate(() => window.shop.log.filter((line) => line === 'result failed').length)
    await expect.poll(failures).toBe(opening)
  }
  expect(asked.filter((line) => line.includes('/klump.js'))).toHaveLength(1)
  await wire.takeConsoleOnceItHas(MISSING)
})

interface Hashes {
  readonly files: Readonly<Record<string, { readonly integrity: string }>>
}
