import { expect, test } from '../support/test.ts'

// Browsers inside apps (Instagram, Facebook, WhatsApp) and WebViews have one window and open no second one.

test('the bank’s page opens in the app’s only window after a notice, and the shop shows the decision on return', async ({
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
  // Goes back until the page is the shop's. The driver refuses that while the browser still changes from one page to the other.
  await expect(async () => {
    if (!page.url().startsWith(demo.origins.shop)) await page.goBack({ waitUntil: 'commit' })
    expect(page.url()).toContain(demo.origins.shop)
  }).toPass()
  await shopper.verdictIs('Paid. Thank you!')
  expect(demo.sandbox.loanCount()).toBe(before + 1)
})
