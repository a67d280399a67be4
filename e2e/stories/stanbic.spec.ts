import { expect, test } from '../support/test.ts'
import { TEST } from '../support/shopper.ts'
import { inFull } from '../support/sample.ts'

test('a new customer pays with Stanbic in the shop with the script tag', async ({
  shopper,
  demo,
  wire,
  browserName,
}) => {
  const loans = demo.sandbox.loanCount()
  await shopper.visit(demo.origins.shop, { returning: false })
  await shopper.pay()

  await shopper.sees('How can we reach you?')
  await shopper.types('Email address', TEST.email)
  await shopper.types('Phone number', '0801 234 5678')
  await shopper.continues()
  await shopper.choosesBank(/Stanbic/)
  await shopper.identifies(TEST.codes.stanbic)
  await shopper.agreesToTerms()
  await shopper.checkout.getByRole('radio', { name: /^6 / }).check()
  await shopper.checkout.getByLabel(/day/i).selectOption('25')
  await shopper.checkout.getByLabel('Insurer').selectOption({ index: 1 })
  await shopper.presses('See my payments')

  // The published sample: ₦40,000 in six instalments.
  const plan = await shopper.readsPlan()
  expect(plan.dueNow).toBe('₦6,666.67')
  const [today, ...others] = plan.payments
  const later = others.filter((row) => row.startsWith('25 '))
  expect(today).toMatch(/Today.*₦6,666\.67/)
  expect(later).toHaveLength(5)
  for (const payment of later) expect(payment).toMatch(/25 .*₦7,174\.90/)
  expect(plan.total).toBe('₦43,049.50')
  await shopper.agrees()

  await shopper.sees('You’re all set')
  await shopper.returnsToShop()
  await shopper.verdictIs('Paid. Thank you!')
  expect(demo.sandbox.loanCount()).toBe(loans + 1)

  await shopper.hears(['onLoad', 'onOpen', 'onSuccess', 'onClose', 'result'])
  const success = await shopper.payloadOf('onSuccess')
  const reference = expect.stringMatching(/^KLP-\d{4}-\d{6}-\d{4}$/) as unknown
  expect(success).toMatchObject({ reference, data: { type: 'SUCCESS', data: { data: { reference } } } })

  await wire.settle()
  const toMerchant = wire.sent.filter(({ url }) => url.pathname.endsWith('/confirm'))
  expect(toMerchant).toHaveLength(1)
  // Firefox's driver does not report the body of a request.
  if (browserName === 'firefox') return
  expect(toMerchant.map(({ body }) => Object.keys(JSON.parse(body) as object))).toEqual([['reference']])
})

test('a returning customer is not asked for email and phone', inFull, async ({ shopper, demo }) => {
  await shopper.visit(demo.origins.shop, { returning: true })
  await shopper.pay()
  await shopper.sees('Choose your bank')
})
