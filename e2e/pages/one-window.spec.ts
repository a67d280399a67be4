import type { Page } from '@playwright/test'
import { sampled } from '../support/sample.ts'
import type { Shopper } from '../support/shopper.ts'
import { shopPage } from './shop-page.ts'
import { expect, test } from './test.ts'

// Browsers inside apps have one window. A link that opens a second window then does nothing, or navigates the shop's window or the
// checkout's frame.

/** Replaces `window.open` in every frame, before any script. */
const NOTHING_OPENS = () => {
  window.open = () => null
}
const OPENS_IN_THE_WINDOW = () => {
  window.open = (address) => {
    if (top) top.location.href = String(address)
    return top
  }
}
const OPENS_IN_THE_FRAME = () => {
  window.open = (address) => {
    location.href = String(address)
    return window
  }
}

/** Opens the checkout. The payload of onClose is kept beyond the life of the page. */
async function opens(page: Page): Promise<void> {
  await page.waitForFunction(() => 'shop' in window && typeof window.Klump === 'function')
  await page.evaluate(() => {
    const noteEnd = (payload: object) => {
      const { type, reference = '' } = payload as { type: string; reference?: string }
      sessionStorage.setItem('ended', `${type} ${reference}`)
    }
    ;(globalThis as unknown as { shop: { pay(more: object): void } }).shop.pay({ onClose: noteEnd })
  })
}

async function comesToTheBank(buyer: Shopper): Promise<void> {
  await buyer.choosesBank(/Polaris/)
  await buyer.identifiesAtPolaris()
  await buyer.checkout.getByRole('radio', { name: /^4 / }).check()
  await buyer.presses('See my payments')
  await buyer.sees('Check your plan')
  await buyer.agrees()
  await buyer.sees(/^Continue at .*Polaris/)
}

const toTheBank = (buyer: Shopper) => buyer.checkout.getByRole('link', { name: /^Open .*Polaris/ })
const ended = (page: Page) => page.evaluate(() => sessionStorage.getItem('ended'))
const PENDING = /^PENDING KLP-\d{4}-\d{6}-\d{4}$/

test('the checkout offers the bank’s address where no window opens, and receives the decision', async ({
  page,
  context,
  visit,
  buyer,
}) => {
  await page.addInitScript(NOTHING_OPENS)
  await visit({ name: 'one window', html: shopPage({}) })
  await opens(page)
  await comesToTheBank(buyer)
  await toTheBank(buyer).click()
  const address = await buyer.checkout.getByRole('textbox', { name: 'Address of the page' }).inputValue()
  // The shopper copies the address into the device's own browser.
  const elsewhere = await context.newPage()
  await elsewhere.goto(address)
  await elsewhere.getByRole('button', { name: 'Approve' }).click()
  await expect(elsewhere.getByRole('heading', { name: 'You approved this loan' })).toBeVisible()
  await elsewhere.close()
  await buyer.sees('You’re all set')
  await buyer.returnsToShop()
  await expect.poll(() => ended(page)).toMatch(/^SUCCESS KLP-/)
})

const TAKES_THE_PLACE_OF = { window: OPENS_IN_THE_WINDOW, frame: OPENS_IN_THE_FRAME }

for (const [[what, replace], details] of sampled(Object.entries(TAKES_THE_PLACE_OF), 1))
  test(
    `the shop receives PENDING with the reference when the bank’s page replaces the ${what}`,
    details,
    async ({ page, visit, buyer, wire, browserName }) => {
      const isKept = what === 'window' && browserName === 'firefox'
      test.skip(
        isKept,
        'It keeps the page, which goes on when the shopper comes back; Playwright’s Chromium keeps none',
      )
      await page.addInitScript(replace)
      const { shop } = await visit({ name: 'one window', html: shopPage({}) })
      await opens(page)
      await comesToTheBank(buyer)
      const atTheBank = page.waitForRequest((request) => request.isNavigationRequest())
      await toTheBank(buyer).click()
      await atTheBank
      if (what === 'window') {
        await page.getByRole('button', { name: 'Approve' }).click()
        await expect(page.getByRole('heading', { name: 'You approved this loan' })).toBeVisible()
        await page.goto(shop)
      }
      await expect.poll(() => ended(page)).toMatch(PENDING)
      // The bank’s page forbids framing, and the browser reports it.
      expect(wire.takeConsole().filter((line) => !line.includes('frame-ancestors'))).toEqual([])
    },
  )
