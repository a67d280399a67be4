import { expect, test } from '../support/test.ts'
import type { Shopper } from '../support/shopper.ts'
import { inFull } from '../support/sample.ts'

async function comesToTheBank(shopper: Shopper, shop: string) {
  await shopper.visit(shop, { basket: 'cold' })
  await shopper.pay()
  await shopper.choosesBank(/Polaris/)
  await shopper.identifiesAtPolaris()
  await shopper.checkout.getByRole('radio', { name: /^4 / }).check()
  await shopper.presses('See my payments')

  // The published sample: ₦200,001 over four months, without a down payment, with a fee that is due with the purchase.
  const plan = await shopper.readsPlan()
  expect(plan.dueNow).toBe('₦3,000.01')
  const [fee, ...later] = plan.payments
  expect(fee).toMatch(/Today: Management fee.*₦3,000\.01/)
  expect(later).toHaveLength(4)
  for (const payment of later) expect(payment).toContain('₦52,844.05')
  // The bank's own total is one kobo higher because of rounding.
  expect(plan.total).toBe('₦214,376.21')
  await shopper.agrees()
  await shopper.sees(/^Continue at .*Polaris/)
  const tab = shopper.page.waitForEvent('popup')
  await shopper.checkout.getByRole('link', { name: /^Open .*Polaris/ }).click()
  return await tab
}

test('Polaris asks the shopper to confirm in a tab of the bank that has no opener', async ({
  shopper,
  demo,
}) => {
  const bank = await comesToTheBank(shopper, demo.origins.shop)
  expect(await bank.evaluate(() => window.opener)).toBeNull()
  await bank.getByRole('button', { name: 'Approve' }).click()
  await expect(bank.getByRole('heading', { name: 'You approved this loan' })).toBeVisible()
  await bank.close()
  await shopper.sees('You’re all set')
  await shopper.returnsToShop()
  await shopper.verdictIs('Paid. Thank you!')
})

test(
  'a loan that the bank declines on its page ends as failed with the code declined',
  inFull,
  async ({ shopper, demo }) => {
    const bank = await comesToTheBank(shopper, demo.origins.shop)
    await bank.getByRole('button', { name: 'Decline' }).click()
    await expect(bank.getByRole('heading', { name: 'You declined this loan' })).toBeVisible()
    await bank.close()
    await shopper.sees(/said no this time/)
    await shopper.returnsToShop()
    await shopper.hears(['onLoad', 'onOpen', 'onError', 'onClose', 'result'])
    expect(await shopper.payloadOf('onError')).toMatchObject({ code: 'declined', type: 'decision' })
  },
)
