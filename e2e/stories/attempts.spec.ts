import { inFull } from '../support/sample.ts'
import { goesToTheCode, paysInFour } from '../support/in-four.ts'
import { Shopper, TEST } from '../support/shopper.ts'
import { Tester } from '../support/tester.ts'
import { expect, test } from '../support/test.ts'

/* One order, many attempts: a reference that Klump refuses is replaced by a fresh one, and no order gets two loans by accident. */

test.use({ shopper: async ({ page }, use) => use(new Shopper(page)) })

test(
  'the desk lists two attempts of one order when the shopper leaves, returns and pays',
  inFull,
  async ({ shopper, demo, context }) => {
    const tester = await Tester.at(context, demo.origins.shop)
    await shopper.visit(demo.origins.shop)
    await shopper.pay()
    await shopper.sees('Choose your bank')
    await shopper.closes()
    await shopper.pay()
    await goesToTheCode(shopper)
    await shopper.entersCode(TEST.codes.klump)
    await shopper.agrees()
    await shopper.sees('You’re all set')
    await shopper.returnsToShop()
    await shopper.verdictIs('Paid. Thank you!')
    const order = tester.desk.getByRole('list', { name: 'The shop’s orders' }).getByText(/itan-\d+-\d+-/)
    await expect(order).toHaveText([
      /^itan-(\d+)-1-[0-9a-f]{32}: new$/,
      /^itan-(\d+)-2-[0-9a-f]{32}: successful$/,
    ])
  },
)

test(
  'the shopper pays in a new tab after the first tab was closed at the one-time code',
  inFull,
  async ({ shopper, demo, context, page }) => {
    await shopper.visit(demo.origins.shop)
    await shopper.pay()
    await goesToTheCode(shopper)
    await page.close()
    const again = new Shopper(await context.newPage())
    await again.visit(demo.origins.shop)
    await paysInFour(again)
    await again.verdictIs('Paid. Thank you!')
  },
)

test('the shop’s timer finds the payment of a tab that crashed after the agreement, and the page shows it', async ({
  shopper,
  demo,
  context,
  page,
  wire,
}) => {
  const before = demo.sandbox.loanCount()
  const tester = await Tester.at(context, demo.origins.shop)
  await tester.makesFail('The shop receiving a webhook', '503, down for maintenance')
  // Otherwise the page might receive the decision before it crashes.
  await tester.makesFail('Waiting for the decision', '503, down for maintenance')
  await shopper.visit(demo.origins.shop)
  await shopper.pay()
  await goesToTheCode(shopper)
  await shopper.entersCode(TEST.codes.klump)
  const asked = page.waitForResponse('**/loans/account/new-loan')
  await shopper.agrees()
  await asked
  // The page crashes: a page that is closed would still report what it knows.
  const killed = page.waitForEvent('crash')
  const cdp = await context.newCDPSession(page)
  void cdp.send('Page.crash').catch(() => {})
  await killed
  // A page that crashed late has asked for the decision once.
  wire.takeConsole()
  await page.close()
  await tester.stopsFailing('Waiting for the decision')
  await demo.sandbox.advance(10_000)
  await tester.presses('Ask Klump about open orders')
  await expect(tester.desk.getByText('asked by the timer').first()).toBeVisible()

  const again = new Shopper(await context.newPage())
  await again.page.goto(demo.origins.shop)
  await again.verdictIs('Paid. Thank you!')
  await again.cannotPay()
  expect(demo.sandbox.loanCount()).toBe(before + 1)
  await tester.stopsFailing('The shop receiving a webhook')
})

test(
  'an order that the shop’s server no longer has is placed anew, and paid',
  inFull,
  async ({ shopper, demo, page, wire }) => {
    await page.goto(demo.origins.shop)
    await page.evaluate(() => localStorage.setItem('itan-order-kitchen', '0'.repeat(32)))
    await shopper.visit(demo.origins.shop)
    await paysInFour(shopper)
    await shopper.verdictIs('Paid. Thank you!')
    await wire.takeConsoleOnceItHas(/404/)
  },
)

test(
  'the shop creates a payment link for the order, and Klump serves its page',
  inFull,
  async ({ shopper, demo, page }) => {
    await shopper.visit(demo.origins.shop)
    await page.getByRole('button', { name: 'Send a link instead' }).click()
    await shopper.verdictIs('A link to pay')
    const link = shopper.verdict.getByRole('link').first()
    const href = (await link.getAttribute('href')) ?? ''
    expect(new URL(href).origin).toBe(demo.origins.klump)
    await expect(page.getByRole('link', { name: 'Send by WhatsApp' })).toHaveAttribute(
      'href',
      `https://wa.me/?text=${encodeURIComponent(`Pay for your order at Ìtàn Market in instalments: ${href}`)}`,
    )
    expect((await page.request.get(href)).status()).toBe(200)
  },
)
