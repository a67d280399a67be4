import type { Page } from '@playwright/test'
import { agreesInFour, goesToTheCode, NEVER_DECIDED, paysInFour } from '../support/in-four.ts'
import { inFull, sampled } from '../support/sample.ts'
import { Shopper } from '../support/shopper.ts'
import { expect, test } from '../support/test.ts'

/* One order, whatever the shopper does with windows: it is found again after a reload, and no second window makes a second loan of it. */

test.use({ shopper: async ({ page }, use) => use(new Shopper(page)) })

const PAY = { name: 'Pay in instalments with Klump' }

/** An order that was placed somewhere, and its page: what a shopper has on two devices. */
async function placesOrder(page: Page, shop: string): Promise<string> {
  const data = { items: [{ id: 'fan', quantity: 1 }] }
  const { orderId } = (await (await page.request.post(`${shop}/api/orders`, { data })).json()) as {
    orderId: string
  }
  return `${shop}/orders/${orderId}`
}

async function visitsOrder(shopper: Shopper, address: string): Promise<void> {
  await shopper.page.goto(address)
  await shopper.page.getByRole('checkbox', { name: 'I am a returning customer' }).check()
}

async function comesToTheFront(page: Page): Promise<void> {
  // This browser shows all its pages at the same time, and tells none of them.
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
}

for (const [place, details] of sampled(['shop', 'spa'] as const, 1))
  test.describe(`in the ${place === 'shop' ? 'shop' : 'app'}`, details, () => {
    test('one window is at the code when the order is paid in another: its checkout ends, and it hears of the payment', async ({
      shopper: first,
      demo,
      context,
    }) => {
      const before = demo.sandbox.loanCount()
      await first.visit(demo.origins[place])
      await first.pay()
      await goesToTheCode(first)
      const second = new Shopper(await context.newPage())
      await second.visit(demo.origins[place])
      await second.pay()
      // There is one checkout for one order, before anything can be agreed to twice.
      await expect(first.overlay).toBeHidden()
      await first.verdictIs('You went on in another window')
      await agreesInFour(second)
      await second.sees('You’re all set')
      await second.returnsToShop()
      await second.verdictIs('Paid. Thank you!')
      await first.verdictIs('Paid. Thank you!')
      await first.cannotPay()
      expect(demo.sandbox.loanCount()).toBe(before + 1)
    })

    test(
      'two windows with two baskets are two orders: neither stops the other',
      inFull,
      async ({ shopper: first, demo, context }) => {
        await first.visit(demo.origins[place])
        await first.pay()
        await goesToTheCode(first)
        const second = new Shopper(await context.newPage())
        await second.visit(demo.origins[place], { basket: 'atelier' })
        await paysInFour(second)
        await second.verdictIs('Paid. Thank you!')
        await first.page.bringToFront()
        await first.sees('Enter the code')
      },
    )

    test(
      'a reload at the code: nothing was agreed to, so the order may be paid, once',
      inFull,
      async ({ shopper, demo, page }) => {
        const before = demo.sandbox.loanCount()
        await shopper.visit(demo.origins[place], { basket: 'atelier' })
        await shopper.pay()
        await goesToTheCode(shopper)
        await page.reload()
        await expect(page.locator('[data-basket=atelier] input')).toBeChecked()
        await expect(page.getByRole('button', PAY)).toBeEnabled()
        await page.getByRole('checkbox', { name: 'I am a returning customer' }).check()
        await paysInFour(shopper)
        await shopper.verdictIs('Paid. Thank you!')
        expect(demo.sandbox.loanCount()).toBe(before + 1)
      },
    )

    test('a reload while the bank decides comes back to the order, which cannot be paid until it is declined', async ({
      shopper,
      demo,
      page,
    }) => {
      await shopper.visit(demo.origins[place], { basket: 'atelier' })
      await shopper.pay()
      await agreesInFour(shopper, NEVER_DECIDED)
      await shopper.sees(/is deciding/)
      const [transaction] = demo.sandbox.transactions()
      await page.reload()
      await shopper.verdictIs('Your bank is still deciding')
      await shopper.cannotPay()
      // Another basket, and back: the order of this one still waits.
      await page.locator('[data-basket=kitchen]').click()
      await expect(page.getByRole('button', PAY)).toBeEnabled()
      await page.locator('[data-basket=atelier]').click()
      await shopper.verdictIs('Your bank is still deciding')
      await page.getByRole('link', { name: 'See your order' }).click()
      await expect(page).toHaveURL(/\/orders\/[0-9a-f]{32}$/)
      await expect(page.getByText('1 × Sewing machine')).toBeVisible()
      await shopper.verdictIs('Your bank is still deciding')
      await shopper.cannotPay()
      demo.sandbox.decide(transaction?.reference ?? '', 'declined')
      await page.getByRole('button', { name: 'Ask again' }).click()
      await expect(page.getByRole('button', PAY)).toBeEnabled()
    })

    test(
      'a reload after the payment says so again, until the shopper wants a new order',
      inFull,
      async ({ shopper, demo, page }) => {
        await shopper.visit(demo.origins[place])
        await paysInFour(shopper)
        await shopper.verdictIs('Paid. Thank you!')
        await page.reload()
        await shopper.verdictIs('Paid. Thank you!')
        await shopper.cannotPay()
        await page.getByRole('button', { name: 'New order' }).click()
        await expect(page.getByRole('button', PAY)).toBeEnabled()
      },
    )

    test(
      'the order was paid on another device: a checkout that waits here ends when its window comes to the front',
      inFull,
      async ({ shopper, demo, page, browser }) => {
        const before = demo.sandbox.loanCount()
        const address = await placesOrder(page, demo.origins[place])
        await visitsOrder(shopper, address)
        await shopper.pay()
        await goesToTheCode(shopper)
        const device = await browser.newContext()
        const other = new Shopper(await device.newPage())
        await visitsOrder(other, address)
        await paysInFour(other)
        await other.verdictIs('Paid. Thank you!')
        await device.close()
        await comesToTheFront(page)
        await expect(shopper.overlay).toBeHidden()
        await shopper.verdictIs('Paid. Thank you!')
        expect(demo.sandbox.loanCount()).toBe(before + 1)
      },
    )

    test('Klump knows the reference already: that is asked about, and it was paid', async ({
      shopper,
      demo,
      page,
      browser,
      wire,
    }) => {
      const address = await placesOrder(page, demo.origins[place])
      const device = await browser.newContext()
      const other = new Shopper(await device.newPage())
      await visitsOrder(other, address)
      const made = other.page.waitForResponse('**/attempts')
      await paysInFour(other)
      const used = (await (await made).json()) as object
      await device.close()
      // As a page that was kept for the back button: it has not heard, and goes on with what it had.
      await page.route(
        '**/confirm',
        async (route) => await route.fulfill({ json: { verdict: 'not-paid' } }),
        {
          times: 1,
        },
      )
      await page.route('**/attempts', async (route) => await route.fulfill({ json: used }))
      await visitsOrder(shopper, address)
      await shopper.pay()
      await shopper.sees('This order was sent before')
      await shopper.returnsToShop()
      await shopper.verdictIs('Paid. Thank you!')
      await shopper.cannotPay()
      await wire.takesSaid(/409/, /merchant_reference already|duplicate_reference/)
    })

    test(
      'what was awaited for an earlier ending comes after the verdict, and is thrown away',
      inFull,
      async ({ shopper, demo, page, browser }) => {
        const address = await placesOrder(page, demo.origins[place])
        await visitsOrder(shopper, address)
        await shopper.pay()
        await shopper.sees('Choose your bank')
        // After the shopper left, the shop's page waits for Klump's words, and the app, which has them, for its server.
        let release = () => {}
        const held = new Promise<void>((resolve) => (release = resolve))
        const awaited = place === 'shop' ? '**/klump-words.js' : '**/confirm'
        await page.route(
          awaited,
          async (route) => {
            const response = await route.fetch()
            await held
            await route.fulfill({ response })
          },
          { times: 1 },
        )
        const asked = page.waitForRequest(awaited)
        const came = page.waitForResponse(awaited)
        await shopper.closes()
        await asked

        const device = await browser.newContext()
        const other = new Shopper(await device.newPage())
        await visitsOrder(other, address)
        await paysInFour(other)
        await device.close()
        await comesToTheFront(page)
        await shopper.verdictIs('Paid. Thank you!')
        release()
        await (await came).finished()
        await page.evaluate(async () => await new Promise(requestAnimationFrame))
        await shopper.verdictIs('Paid. Thank you!')
        await shopper.cannotPay()
      },
    )
  })
