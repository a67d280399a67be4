import type { Page } from '@playwright/test'
import { agreesInFour, goesToTheCode, NEVER_DECIDED, paysInFour } from '../support/in-four.ts'
import { inFull, sampled } from '../support/sample.ts'
import { Shopper } from '../support/shopper.ts'
import { expect, test } from '../support/test.ts'

/* One order in several windows: a page finds the order after a reload, and no second window makes a second loan. */

test.use({ shopper: async ({ page }, use) => use(new Shopper(page)) })

const PAY = { name: 'Pay in instalments with Klump' }

/** Places an order and returns the address of its page, which a shopper may open on two devices. */
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
  // In this browser all pages are visible at the same time, so the event never fires by itself.
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
}

for (const [place, details] of sampled(['shop', 'spa'] as const, 1))
  test.describe(`in the ${place === 'shop' ? 'shop' : 'app'}`, details, () => {
    test('a checkout at the code ends when another window opens the order, and its page shows the payment', async ({
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
      // One order has one open checkout, so that the shopper cannot agree twice.
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
      'two windows with two baskets have two orders, and neither checkout stops the other',
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
      'an order can be paid once after a reload at the one-time code',
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

    test('the page shows the order after a reload while the bank decides, and blocks paying until it is declined', async ({
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
      // The shopper selects another basket and returns: the order of the first one still waits.
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
      'the page shows the payment again after a reload, until the shopper starts a new order',
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
      'a checkout ends when its window comes to the front after the order was paid on another device',
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

    test('the shop asks about a reference that Klump has already, and shows that the order was paid', async ({
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
      // Read at once: the browser does not keep the bodies of answers for long.
      const made = other.page.waitForResponse('**/attempts').then((response) => response.json())
      await paysInFour(other)
      const used = (await made) as object
      await device.close()
      // Like a page from the back/forward cache: it does not know of the payment, and uses its old reference.
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
      await wire.takeConsoleOnceItHas(/409/, /merchant_reference already|duplicate_reference/)
    })

    test(
      'a late answer for an earlier ending does not replace the verdict',
      inFull,
      async ({ shopper, demo, page, browser }) => {
        const address = await placesOrder(page, demo.origins[place])
        await visitsOrder(shopper, address)
        await shopper.pay()
        await shopper.sees('Choose your bank')
        // After the shopper left, the shop's page waits for the file with Klump's texts, and the app, which contains them, for its server.
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
