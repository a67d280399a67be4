import type { Locator, Page } from '@playwright/test'
import { buys, expect, expectOutcome, test } from '../pages/test.ts'
import { shopPage } from '../pages/shop-page.ts'
import { TEST, type Shopper } from '../support/shopper.ts'
import { inFull, sampled } from '../support/sample.ts'

// A page that covers or hides the plan and gets the shopper to press "Agree". The tests use the built package with the real checkout:
// the browser itself reports what is visible.

test.skip(({ browserName }) => browserName !== 'chromium', 'only Chromium tells what is seen')

/** Styles that the page puts into the overlay. */
const STYLES: readonly [string, string][] = [
  ['all but transparent', 'dialog { opacity: 0.01 }'],
  ['a little transparent', 'iframe { opacity: 0.9 }'],
  ['blurred', 'dialog { filter: blur(3px) }'],
  [
    'cropped to the button',
    'dialog { height: 90px; margin: auto } iframe { height: 700px; margin-top: -610px }',
  ],
  ['cropped by a path', 'iframe:not([inert]) { clip-path: inset(calc(100% - 90px) 0 0 0) }'],
  ['moved up until only the button is in view', 'dialog { margin-top: calc(90px - 100vh); height: 100vh }'],
  ['made tiny', 'dialog { scale: 0.1 }'],
  ['turned', 'dialog { rotate: 180deg }'],
  ['blended into the page', 'dialog { mix-blend-mode: difference }'],
  [
    'covered by a picture that lets presses through',
    'dialog::after { content: "Win a phone"; position: absolute; z-index: 9; inset: 0 0 90px; background: #fff; pointer-events: none }',
  ],
  [
    'covered where the total stands',
    'dialog::after { content: "₦1.00"; position: absolute; z-index: 9; inset: 300px 20px auto auto; background: #fff; pointer-events: none }',
  ],
]

for (const [[what, css], details] of sampled(STYLES, 1))
  test(
    `a checkout that is ${what}: nothing is agreed to until it is seen`,
    details,
    async ({ page, visit, buyer }) => {
      await visit({ name: 'consent', html: shopPage({}) })
      await toTheSplit(page, buyer)
      await page.locator('klump-overlay').evaluate((host, css) => {
        const style = new CSSStyleSheet()
        style.replaceSync(css)
        host.shadowRoot?.adoptedStyleSheets.push(style)
      }, css)
      await refuses(buyer)
      await page.locator('klump-overlay').evaluate((host) => void host.shadowRoot?.adoptedStyleSheets.pop())
      await takes(page, buyer)
    },
  )

test('the checkout below a popover of the page accepts no agreement until the popover is gone', async ({
  page,
  visit,
  buyer,
}) => {
  await visit({
    name: 'consent',
    html: shopPage({
      body: '<div id="lure" popover="manual" style="inset:0 0 90px;width:100%;pointer-events:none">Win a phone</div>',
    }),
  })
  await toTheSplit(page, buyer)
  await page.evaluate(() => document.querySelector<HTMLElement>('#lure')?.showPopover())
  await refuses(buyer)
  await page.evaluate(() => document.querySelector<HTMLElement>('#lure')?.hidePopover())
  await takes(page, buyer)
})

const SIZES = {
  'a phone': [360, 740],
  'a phone on its side': [740, 360],
  'a desk': [1280, 800],
} as const

for (const [[what, [width, height]], details] of sampled(Object.entries(SIZES), 1))
  test(
    `on ${what} the agree button accepts the first press, and the close button is in its place`,
    details,
    async ({ page, visit, buyer }) => {
      await page.setViewportSize({ width, height })
      await visit({ name: 'consent', html: shopPage({}) })
      await page.click('#pay')
      await buyer.sees('Choose your bank')
      const close = page.getByRole('button', { name: 'Close' })
      const dialog = page.locator('klump-overlay dialog')
      // The dialog moves into its place.
      await dialog.evaluate((it) => Promise.all(it.getAnimations().map(({ finished }) => finished)))
      const box = await close.boundingBox()
      const corner = await dialog.boundingBox()
      expect([box?.y, box && corner && box.x + box.width]).toEqual([
        corner && corner.y + 6,
        corner && corner.x + corner.width - 6,
      ])
      await buys(buyer)
      await expectOutcome(page)
    },
  )

test(
  'at 400 % zoom a press counts after the total was in view, although total and button are never in view together',
  inFull,
  async ({ page, visit, buyer }) => {
    await page.setViewportSize({ width: 320, height: 256 })
    await visit({ name: 'consent', html: shopPage({}) })
    await toTheSplit(page, buyer)
    await press(buyer, /^See my/)
    await buyer.sees('Check your plan')
    const looksAt = (part: Locator, ms: number) => part.evaluate(isInViewFor, ms)
    await looksAt(buyer.checkout.locator('.figure-first dd'), 1000)
    await buyer.checkout.getByRole('checkbox', { name: /agree/ }).check()
    // The browser reports up to 100 ms late that the button is in view. Before that, a press counts as one on what covers the button.
    const agree = buyer.checkout.getByRole('button', { name: /^Agree/ })
    await agree.scrollIntoViewIfNeeded()
    await looksAt(agree, 300)
    await agree.click()
    await buyer.sees('You’re all set')
  },
)

/** Resolves when the element has been in view for so long without a break. */
function isInViewFor(element: Element, ms: number): Promise<void> {
  return new Promise((resolve) => {
    let since = performance.now()
    const observer = new IntersectionObserver(([entry]) => {
      const now = performance.now()
      if (!entry?.isIntersecting) since = now
      if (now - since >= ms) {
        observer.disconnect()
        return resolve()
      }
      // An element that is observed anew is reported in the next frame.
      observer.unobserve(element)
      observer.observe(element)
    })
    observer.observe(element)
  })
}

async function toTheSplit(page: Page, buyer: Shopper): Promise<void> {
  await page.click('#pay')
  await buyer.choosesBank(/Klump/)
  await buyer.types('Phone number', TEST.phone)
  await buyer.continues()
  await buyer.entersCode(TEST.codes.klump)
  // The checkout passes the split by itself. The test goes back to it, so that the page can act before the plan is seen.
  await buyer.sees('Check your plan')
  await buyer.presses('Change')
  await expect(buyer.checkout.getByRole('button', { name: /^See my/ })).toBeVisible()
}

/** Presses with the keyboard, which works through any cover. */
const press = (buyer: Shopper, name: RegExp) => buyer.checkout.getByRole('button', { name }).press('Enter')

async function refuses(buyer: Shopper): Promise<void> {
  await press(buyer, /^See my/)
  await buyer.checkout.getByRole('checkbox').press('Space')
  await press(buyer, /^Agree/)
  await expect(buyer.checkout.getByRole('alert')).toContainText('Look at your payments first')
  await expect(buyer.checkout.getByRole('heading', { level: 1, name: 'Check your plan' })).toBeAttached()
}

async function takes(page: Page, buyer: Shopper): Promise<void> {
  // The alert disappears when the browser reports that the checkout is visible.
  await expect(buyer.checkout.getByRole('alert')).toBeHidden()
  await press(buyer, /^Agree/)
  await buyer.sees('You’re all set')
  await buyer.returnsToShop()
  await expectOutcome(page)
}
