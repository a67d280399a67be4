import { expect, test } from '../support/test.ts'

test('keys are replaced in the dashboard while a checkout is open', async ({
  shopper,
  demo,
  page,
  context,
  wire,
}) => {
  // Enough for Polaris, whose way begins with a screen that asks for nothing.
  await shopper.visit(demo.origins.shop, { basket: 'cold' })
  await shopper.pay()
  await shopper.sees('Choose your bank')

  const dashboard = await context.newPage()
  await dashboard.goto(`${demo.origins.klump}/dashboard`)
  await dashboard.getByRole('button', { name: 'Open the demo account' }).click()
  await dashboard.getByRole('link', { name: /Settings/ }).click()
  await dashboard.getByRole('button', { name: 'Generate new key', exact: true }).first().click()
  await dashboard.getByRole('button', { name: 'Generate new keys' }).click()
  await expect(dashboard.getByText(/new keys?/i).first()).toBeVisible()
  await dashboard.close()

  // The shopper comes to a clear end and the page gets a code, not a hang.
  await shopper.presses(/Polaris/)
  await shopper.sees('What you need')
  await shopper.continues()
  await shopper.sees('We cannot go on')
  await shopper.returnsToShop()
  expect(await shopper.payloadOf('onError')).toMatchObject({
    code: 'key_rejected',
    type: 'key',
    recoverable: false,
  })
  await wire.takesSaid(/401/)

  // And the shop has to be given the new ones: the tester's desk does that with one switch.
  await page.goto(`${demo.origins.shop}/desk`)
  await page.getByRole('button', { name: 'Give the shop the account’s keys' }).click()
  await shopper.visit(demo.origins.shop)
  await shopper.pay()
  await shopper.sees('Choose your bank')
})
