import { expect, test } from '../support/test.ts'
import { TEST } from '../support/shopper.ts'

test('a returning customer pays in 4 in the app with the npm import', async ({ shopper, demo }) => {
  const loans = demo.sandbox.loanCount()
  await shopper.visit(demo.origins.spa, { basket: 'atelier' })
  await shopper.pay()
  await shopper.choosesBank(/Klump/)
  await shopper.types('Phone number', TEST.phone)
  await shopper.continues()
  await shopper.entersCode(TEST.codes.klump)

  // There is one split: the checkout chooses and names it, and does not ask.
  await shopper.sees('Check your plan')
  await expect(shopper.checkout.getByText('4 instalments', { exact: true })).toBeVisible()

  // The published sample: ₦197,000 at 3 % a month.
  const plan = await shopper.readsPlan()
  expect(plan.dueNow).toBe('₦49,250.00')
  const [today, ...later] = plan.payments
  expect(today).toMatch(/Today.*₦49,250\.00/)
  expect(later).toHaveLength(3)
  for (const payment of later) expect(payment).toContain('₦52,234.11')
  expect(plan.total).toBe('₦205,952.33')
  expect(plan.cost).toBe('₦8,952.33')
  await shopper.agrees()
  await shopper.sees('You’re all set')
  await shopper.returnsToShop()
  await shopper.verdictIs('Paid. Thank you!')
  await shopper.hears(['onLoad', 'onOpen', 'onSuccess', 'onClose', 'result'])
  expect(demo.sandbox.loanCount()).toBe(loans + 1)
})
