import { expect, test } from '../support/test.ts'

test('a checkout whose keys are replaced while it is open ends with key_rejected', async ({
  shopper,
  demo,
  page,
  context,
  wire,
}) => {
  // The basket is large enough for Polaris, whose first screen has no fields.
  await shopper.visit(demo.origins.shop, { basket: 'cold' })
  await shopper.pay()
  await shopper.sees('Choose your bank')

  const dashboard = await context.newPage()
  await dashboard.goto(`${demo.origins.klump}/dashboard`)
  await dashboard.getByRole('button', { name: 'Open the demo account' }).click()
  await dashboard.getByRole('link', { name: /Settings/ }).click()
  await dashboard.getByRole('button', { name: 'Generate new key', exact: true }).first().click()
  await dashboard.getByRole('button', { name: 'Generate new keys' }).click()
  await expect(dashboard.getByText('New TEST keys are in force.')).toBeVisible()
  await dashboard.close()

  // The checkout ends with a clear screen, and the page receives a code.
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
  await wire.takeConsoleOnceItHas(/401/)

  // The shop needs the new keys: the tester's desk passes them with one button.
  await page.goto(`${demo.origins.shop}/desk`)
  await page.getByRole('button', { name: 'Give the shop the account’s keys' }).click()
  await expect(page.getByText('The shop uses the account’s current keys.')).toBeVisible()
  await shopper.visit(demo.origins.shop)
  await shopper.pay()
  await shopper.sees('Choose your bank')
})
