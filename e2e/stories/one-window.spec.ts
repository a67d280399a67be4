import { expect, test } from '../support/test.ts'

// Browsers inside apps (Instagram, Facebook, WhatsApp) and WebViews have one window: no second one comes.

test('the bank’s page opens in the one window there is, after saying so, and who comes back finds the decision', async ({
  shopper,
  demo,
  page,
}) => {
  const before = demo.sandbox.loanCount()
  await page.addInitScript(() => {
    window.open = () => null
  })
  await shopper.visit(demo.origins.shop, { basket: 'cold' })
  await shopper.pay()
  await shopper.choosesBank(/Polaris/)
  await shopper.identifiesAtPolaris()
  await shopper.checkout.getByRole('radio', { name: /^4 / }).check()
  await shopper.presses('See my payments')
  await shopper.sees('Check your plan')
  await shopper.agrees()
  await shopper.sees(/^Continue at .*Polaris/)
  await shopper.checkout.getByRole('link', { name: /^Open .*Polaris/ }).click()
  await expect(shopper.checkout.getByText(/This app has one window/)).toBeVisible()
  await expect(shopper.checkout.getByText(/Waiting for/)).toHaveCount(0)
  await shopper.checkout.getByRole('link', { name: 'Continue in this window' }).click()

  await page.getByRole('button', { name: 'Approve' }).click()
  await expect(page.getByRole('heading', { name: 'You approved this loan' })).toBeVisible()
  // As often as it takes to be at the shop again.
  while (!page.url().startsWith(demo.origins.shop)) await page.goBack({ waitUntil: 'commit' })
  await shopper.verdictIs('Paid. Thank you!')
  expect(demo.sandbox.loanCount()).toBe(before + 1)
})
