import type { Page } from '@playwright/test'
import { hasEntry, pressesBack } from '../support/back.ts'
import type { Shopper } from '../support/shopper.ts'
import { sampled } from '../support/sample.ts'
import { routedShops } from './shops/routers.ts'
import { expect, shopOf, test } from './test.ts'

/** Goes from the first route to the cart, and scrolls there. Returns a check that the router has done nothing since. */
async function toTheCart(page: Page) {
  await page.waitForFunction(() => 'app' in window && 'shop' in window && typeof window.Klump === 'function')
  await goes(page, '/cart')
  await page.evaluate(() => scrollTo(0, 300))
  const before = await stateOf(page)
  return async () => expect(await stateOf(page)).toEqual(before)
}

async function goes(page: Page, path: string): Promise<void> {
  await page.evaluate((path) => void window.app.go(path), path)
  await comesTo(page, path)
}

async function comesTo(page: Page, path: string): Promise<void> {
  await expect.poll(() => page.evaluate(() => window.app.drawn())).toBe(path)
}

/** The state that changes when the page treats the overlay's entry as a navigation. `timeOrigin` identifies the document. */
const stateOf = (page: Page) =>
  page.evaluate(() => ({
    document: performance.timeOrigin,
    address: location.href,
    state: JSON.stringify(history.state),
    scrolled: scrollY,
    moves: [...window.app.moves],
    drawn: window.app.drawn(),
  }))

async function opens(page: Page, buyer: Shopper): Promise<void> {
  await page.locator('#pay').click()
  await buyer.sees('Choose your bank')
  await hasEntry(page)
}

const ended = (page: Page, count = 1) =>
  expect
    .poll(async () => (await shopOf(page)).log.filter((line) => line.startsWith('result')))
    .toHaveLength(count)

for (const [shop, details] of sampled(routedShops, 1))
  test.describe(`on a page with ${shop.name}`, details, () => {
    test('the back button closes the checkout without a navigation, and the next press navigates', async ({
      page,
      visit,
      buyer,
    }) => {
      await visit(shop)
      const unmoved = await toTheCart(page)
      await opens(page, buyer)
      await pressesBack(page)
      await expect(buyer.overlay).toBeHidden()
      await ended(page)
      await unmoved()
      await pressesBack(page)
      await comesTo(page, '/')
    })

    test('the back button asks where typed text would be lost, asks again after Stay, and Leave closes', async ({
      page,
      visit,
      buyer,
    }) => {
      await visit(shop)
      const unmoved = await toTheCart(page)
      // Without email and phone in the order, the checkout asks for both.
      await page.evaluate(() => {
        const { pay, order } = window.shop
        window.shop.pay = () => pay({ data: { ...order(), email: undefined, phone: undefined } })
      })
      await page.locator('#pay').click()
      await buyer.types('Email address', 'ada@example.com')
      await hasEntry(page)
      await pressesBack(page)
      await buyer.overlay.getByRole('button', { name: 'Stay' }).click()
      await expect(buyer.checkout.getByLabel('Email address')).toHaveValue('ada@example.com')
      await hasEntry(page)
      await pressesBack(page)
      await buyer.overlay.getByRole('button', { name: 'Leave' }).click()
      await expect(buyer.overlay).toBeHidden()
      await ended(page)
      await unmoved()
      await pressesBack(page)
      await comesTo(page, '/')
    })

    test('closing the checkout twice by its button navigates nothing, and loses no press of the back button', async ({
      page,
      visit,
      buyer,
    }) => {
      await visit(shop)
      const unmoved = await toTheCart(page)
      for (const count of [1, 2]) {
        await opens(page, buyer)
        await buyer.closes()
        await ended(page, count)
        await unmoved()
      }
      await pressesBack(page)
      await comesTo(page, '/')
    })

    test('the back button leads to the cart, and then to the first route, after onClose went to another route', async ({
      page,
      visit,
      buyer,
    }) => {
      await visit(shop)
      await toTheCart(page)
      await page.evaluate(() => {
        const { pay } = window.shop
        window.shop.pay = () => pay({ onClose: () => void window.app.go('/thanks') })
      })
      await opens(page, buyer)
      await buyer.closes()
      await comesTo(page, '/thanks')
      await pressesBack(page)
      await comesTo(page, '/cart')
      await pressesBack(page)
      await comesTo(page, '/')
    })

    for (const [order, details] of sampled(['goes and then destroys', 'destroys and then goes'] as const, 1))
      test(
        `the page ${order} the checkout, keeps its navigation, and loses no press of the back button`,
        details,
        async ({ page, visit, buyer }) => {
          await visit(shop)
          await toTheCart(page)
          await opens(page, buyer)
          await page.evaluate((order) => {
            if (order.startsWith('destroys')) window.shop.klump?.destroy()
            void window.app.go('/thanks')
            if (order.startsWith('goes')) window.shop.klump?.destroy()
          }, order)
          await comesTo(page, '/thanks')
          await expect(page.locator('klump-overlay')).toHaveCount(0)
          await ended(page)
          // Leaves time for late actions of the overlay.
          await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)))
          await comesTo(page, '/thanks')
          await pressesBack(page)
          await comesTo(page, '/cart')
          await expect(page.locator('klump-back')).toHaveCount(0)
          await pressesBack(page)
          await comesTo(page, '/')
        },
      )
  })
