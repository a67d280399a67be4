import type { BrowserContext } from '@playwright/test'
import { paysInFour } from '../support/cheat.ts'
import { Shopper, TEST } from '../support/shopper.ts'
import { expect, test } from '../support/test.ts'

/* One order, whatever the shopper does with windows: it is found again after a reload, and no second window makes a second loan of it. */

test.use({ shopper: async ({ page }, use) => use(new Shopper(page)) })

async function asFarAsTheCode(shopper: Shopper): Promise<void> {
  await shopper.pay()
  await shopper.choosesBank(/Klump/)
  await shopper.types('Phone number', TEST.phone)
  await shopper.continues()
  await shopper.sees('Enter the code')
}

async function agreesToPayInFour(shopper: Shopper, phone: string): Promise<void> {
  await shopper.choosesBank(/Klump/)
  await shopper.types('Phone number', phone)
  await shopper.continues()
  await shopper.entersCode(TEST.codes.klump)
  await shopper.presses('See my payments')
  await shopper.agrees()
}

async function reloadsWhileTheBankDecides(shopper: Shopper): Promise<void> {
  await shopper.pay()
  await agreesToPayInFour(shopper, '08033333333')
  await shopper.sees(/is deciding/)
  await shopper.page.reload()
}

const inAnotherWindow = async (context: BrowserContext) => new Shopper(await context.newPage())
const placesOf = ['shop', 'spa'] as const

for (const place of placesOf)
  test.describe(`in the ${place === 'shop' ? 'shop' : 'app'}`, () => {
    test('one window is at the code when the order is paid in another: its checkout ends, and it hears of the payment', async ({
      shopper: first,
      demo,
      context,
    }) => {
      const before = demo.sandbox.loanCount()
      await first.visit(demo.origins[place])
      await asFarAsTheCode(first)
      const second = await inAnotherWindow(context)
      await second.visit(demo.origins[place])
      await second.pay()
      // There is one checkout for one order, before anything can be agreed to twice.
      await expect(first.overlay).toBeHidden()
      await first.verdictIs('You went on in another window')
      await agreesToPayInFour(second, TEST.phone)
      await second.sees('You’re all set')
      await second.returnsToShop()
      await second.verdictIs('Paid. Thank you!')
      await first.verdictIs('Paid. Thank you!')
      await first.cannotPay()
      expect(demo.sandbox.loanCount()).toBe(before + 1)
    })

    test('a reload while the bank decides comes back to the order, which cannot be paid until it is declined', async ({
      shopper,
      demo,
      page,
    }) => {
      await shopper.visit(demo.origins[place], { basket: 'atelier' })
      await reloadsWhileTheBankDecides(shopper)
      const [transaction] = demo.sandbox.transactions()
      for (const again of ['the shop', 'the page of the order']) {
        await test.step(again, async () => {
          if (again === 'the page of the order')
            await page.getByRole('link', { name: 'See your order' }).click()
          await shopper.verdictIs('Your bank is still deciding')
          await shopper.cannotPay()
        })
      }
      await expect(page).toHaveURL(/\/orders\/[0-9a-f]{32}$/)
      await expect(page.getByText('1 × Sewing machine')).toBeVisible()
      demo.sandbox.decide(transaction?.reference ?? '', 'declined')
      await page.getByRole('button', { name: 'Ask again' }).click()
      await shopper.verdictIs('The shop did not accept this payment')
      await expect(page.getByRole('button', { name: 'Pay in instalments with Klump' })).toBeEnabled()
    })

    test('a reload after the payment says so again, until the shopper wants a new order', async ({
      shopper,
      demo,
      page,
    }) => {
      await shopper.visit(demo.origins[place])
      await paysInFour(shopper)
      await shopper.verdictIs('Paid. Thank you!')
      await page.reload()
      await shopper.verdictIs('Paid. Thank you!')
      await shopper.cannotPay()
      await page.getByRole('button', { name: 'New order' }).click()
      await expect(page.getByRole('button', { name: 'Pay in instalments with Klump' })).toBeEnabled()
    })

    test('the order was paid on another device: a checkout that waits here ends when its window comes to the front', async ({
      shopper,
      demo,
      page,
      browser,
    }) => {
      const before = demo.sandbox.loanCount()
      const items = [{ id: 'fan', quantity: 1 }]
      const placed = await page.request.post(`${demo.origins[place]}/api/orders`, { data: { items } })
      const { orderId } = (await placed.json()) as { orderId: string }
      const address = `${demo.origins[place]}/orders/${orderId}`
      await page.goto(address)
      await page.getByRole('checkbox', { name: 'I am a returning customer' }).check()
      await asFarAsTheCode(shopper)
      const device = await browser.newContext()
      const other = new Shopper(await device.newPage())
      await other.page.goto(address)
      await other.page.getByRole('checkbox', { name: 'I am a returning customer' }).check()
      await paysInFour(other)
      await other.verdictIs('Paid. Thank you!')
      await device.close()
      // This browser shows all its pages at the same time, and tells none of them.
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
      await expect(shopper.overlay).toBeHidden()
      await shopper.verdictIs('Paid. Thank you!')
      expect(demo.sandbox.loanCount()).toBe(before + 1)
    })
  })
