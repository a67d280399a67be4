import type { Page } from '@playwright/test'
import { agreesInFour, goesToTheCode, NEVER_DECIDED, paysInFour } from '../support/in-four.ts'
import { inFull, sampled } from '../support/sample.ts'
import { Shopper } from '../support/shopper.ts'
import { expect, test } from '../support/test.ts'

/*
 * Windows that know less than the shop or another window: an agreement that was not reported, an order that was begun anew, an unknown
 * order. None of them makes a second loan for one basket.
 */

test.use({ shopper: async ({ page }, use) => use(new Shopper(page)) })

const PAY = { name: 'Pay in instalments with Klump' }
const CONFIRM = '**/confirm'

/** The bank decides, the checkout is gone, and the shop's server does not know that the shopper agreed. */
async function agreesUnheard(shopper: Shopper): Promise<void> {
  const { page } = shopper
  await shopper.pay()
  await agreesInFour(shopper, NEVER_DECIDED)
  await shopper.sees(/is deciding/)
  await page.context().route(CONFIRM, async (route) => await route.abort('internetdisconnected'))
  await page.locator('klump-overlay').evaluate((overlay) => overlay.remove())
  await shopper.verdictIs('We do not know yet')
  await shopper.cannotPay()
}

const comesOnline = async (page: Page) => await page.context().unroute(CONFIRM)

for (const [place, details] of sampled(['spa', 'shop'] as const, 1))
  test.describe(`in the ${place === 'shop' ? 'shop' : 'app'}`, details, () => {
    test('an agreement that could not be reported is reported after a reload, before the order can be paid', async ({
      shopper,
      demo,
      page,
      wire,
    }) => {
      await shopper.visit(demo.origins[place], { basket: 'atelier' })
      await agreesUnheard(shopper)
      await page.reload()
      await shopper.verdictIs('We do not know yet')
      await shopper.cannotPay()
      await comesOnline(page)
      await page.reload()
      await shopper.verdictIs('Your bank is still deciding')
      await shopper.cannotPay()
      await wire.takeConsoleOnceItHas(/INTERNET_DISCONNECTED/)
    })

    test(
      'an agreement that could not be reported is reported by another open window before it makes an attempt',
      inFull,
      async ({ shopper: first, demo, page, context, wire }) => {
        const before = demo.sandbox.loanCount()
        await first.visit(demo.origins[place], { basket: 'atelier' })
        const second = new Shopper(await context.newPage())
        await second.visit(demo.origins[place], { basket: 'atelier' })
        await expect(second.page.getByRole('button', PAY)).toBeEnabled()
        await agreesUnheard(first)
        await comesOnline(page)
        await second.pay()
        await expect(second.checkout.getByRole('heading', { level: 1 })).toContainText(/deciding|under way/i)
        await second.closes()
        await second.verdictIs('Your bank is still deciding')
        await second.cannotPay()
        expect(demo.sandbox.loanCount()).toBe(before + 1)
        await wire.takeConsoleOnceItHas(/INTERNET_DISCONNECTED/)
      },
    )

    test(
      'a new order that two windows begin from the same payment is one order',
      inFull,
      async ({ shopper: first, demo, context }) => {
        const newOrder = async ({ page }: Shopper) => {
          await page.getByRole('button', { name: 'New order' }).click()
          await expect(page.getByRole('button', PAY)).toBeEnabled()
        }
        await first.visit(demo.origins[place])
        await paysInFour(first)
        await first.verdictIs('Paid. Thank you!')
        const second = new Shopper(await context.newPage())
        await second.page.goto(demo.origins[place])
        await second.verdictIs('Paid. Thank you!')
        await newOrder(first)
        await first.page.getByRole('checkbox', { name: 'I am a returning customer' }).check()
        await first.pay()
        await goesToTheCode(first)
        await newOrder(second)
        await second.page.getByRole('checkbox', { name: 'I am a returning customer' }).check()
        await second.pay()
        await expect(first.overlay).toBeHidden()
        await first.verdictIs('You went on in another window')
      },
    )

    test(
      'the button “New order” on the page of a paid order leads to a basket that can be paid for',
      inFull,
      async ({ shopper, demo, page }) => {
        await shopper.visit(demo.origins[place])
        await paysInFour(shopper)
        await page.getByRole('link', { name: 'See your order' }).click()
        await shopper.verdictIs('Paid. Thank you!')
        await page.getByRole('button', { name: 'New order' }).click()
        await expect(page).toHaveURL(`${demo.origins[place]}/`)
        await expect(page.getByRole('button', PAY)).toBeEnabled()
      },
    )

    test('the page of an unknown order reports it, and nothing can be paid there', async ({
      shopper,
      demo,
      page,
      wire,
    }) => {
      for (const id of ['0'.repeat(32), '__proto__', 'of-no-order', '%3Cb%3Emine']) {
        await page.goto(`${demo.origins[place]}/orders/${id}`)
        await expect(page.getByText('There is no such order')).toBeVisible()
        await shopper.cannotPay()
      }
      await wire.takeConsoleOnceItHas(/404/)
    })
  })
