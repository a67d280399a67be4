import { agreesInFour, NEVER_DECIDED } from '../support/in-four.ts'
import { TEST } from '../support/shopper.ts'
import { expect, test } from '../support/test.ts'
import { inFull } from '../support/sample.ts'
import { goesToStanbicsPlan } from '../support/stanbic.ts'

test('the shop receives every callback when the button is pressed before the button’s file has loaded', async ({
  shopper,
  demo,
  page,
}) => {
  await page.route(/\/elements-[^/]+\.js$/, () => {
    // The file does not load during this test.
  })
  await shopper.visit(demo.origins.shop, { loaded: false })
  await shopper.pay()
  await shopper.sees('Choose your bank')
  await shopper.closes()
  await shopper.hears(['onLoad', 'onOpen', 'onClose', 'result'])
})

test(
  'the checkout closes without a question before anything was typed, and the button receives the focus',
  inFull,
  async ({ shopper, demo }) => {
    await shopper.visit(demo.origins.shop)
    await shopper.pay()
    await shopper.sees('Choose your bank')
    await shopper.closes()
    await expect(shopper.page.getByRole('button', { name: 'Pay in instalments with Klump' })).toBeFocused()
    await shopper.hears(['onLoad', 'onOpen', 'onClose', 'result'])
    expect(await shopper.payloadOf('result')).toMatchObject({ status: 'cancelled' })
    await expect(shopper.page.locator('klump-overlay')).toHaveCount(0)
  },
)

test('Esc inside the checkout asks before it closes once the shopper has typed something', async ({
  shopper,
  demo,
}) => {
  await shopper.visit(demo.origins.shop, { returning: false })
  await shopper.pay()
  await shopper.sees('How can we reach you?')
  await shopper.types('Email address', 'ada@example.com')
  await shopper.page.keyboard.press('Escape')
  await shopper.overlay.getByRole('button', { name: 'Stay' }).click()
  await expect(shopper.checkout.getByLabel('Email address')).toHaveValue('ada@example.com')

  await shopper.checkout.getByLabel('Email address').press('Escape')
  await shopper.overlay.getByRole('button', { name: 'Leave' }).click()
  await expect(shopper.overlay).toBeHidden()
  expect(await shopper.payloadOf('onClose')).toMatchObject({ type: 'CANCELLED' })
})

test('the shopper can open the checkout again after leaving', inFull, async ({ shopper, demo }) => {
  await shopper.visit(demo.origins.shop)
  await shopper.pay()
  await shopper.sees('Choose your bank')
  await shopper.closes()
  await shopper.pay()
  await shopper.sees('Choose your bank')
})

test('a button that is pressed three times opens one checkout and makes one loan', async ({
  shopper,
  demo,
  page,
}) => {
  const before = { loans: demo.sandbox.loanCount(), transactions: demo.sandbox.transactions().length }
  let verified = 0
  page.on('request', (request) => (verified += Number(request.url().endsWith('/confirm'))))
  await shopper.visit(demo.origins.shop, { basket: 'atelier' })
  await page.evaluate(async () => void (await customElements.whenDefined('klump-button')))
  // Three presses before the overlay covers the button, as from a trembling finger.
  await page.evaluate(() => {
    for (let press = 0; press < 3; press++) document.getElementById('pay')?.click()
  })
  await agreesInFour(shopper)
  await shopper.sees('You’re all set')
  await expect(page.locator('klump-overlay')).toHaveCount(1)
  await shopper.returnsToShop()
  await shopper.verdictIs('Paid. Thank you!')
  expect(demo.sandbox.loanCount()).toBe(before.loans + 1)
  expect(demo.sandbox.transactions()).toHaveLength(before.transactions + 1)
  // The button is busy until the checkout has ended, so there is one outcome and one request to confirm it.
  await shopper.hears(['onLoad', 'onOpen', 'onSuccess', 'onClose', 'result'])
  expect(verified).toBe(1)
})

test('a shopper who is asked whether to leave while the bank accepts, and stays, agrees once more before any loan', async ({
  shopper,
  demo,
  page,
  wire,
}) => {
  const loans = demo.sandbox.loanCount()
  let goOn = () => {}
  const isHeld = new Promise<void>((resolve) => {
    void page.route('**/accept-loan-terms', async (route) => {
      const stayed = new Promise<void>((stay) => (goOn = stay))
      resolve()
      await stayed
      await route.continue()
    })
  })
  await shopper.visit(demo.origins.shop)
  await shopper.pay()
  await goesToStanbicsPlan(shopper)
  await shopper.agrees()
  await isHeld
  await shopper.overlay.getByRole('button', { name: 'Close' }).click()
  await shopper.overlay.getByRole('button', { name: 'Stay' }).click()
  goOn()
  await expect(shopper.checkout.getByText('Please check the plan and agree once more.')).toBeVisible()
  await expect(shopper.checkout.getByRole('checkbox', { name: /agree/ })).not.toBeChecked()
  expect(demo.sandbox.loanCount()).toBe(loans)
  await shopper.agrees()
  await shopper.sees('You’re all set')
  await wire.settle()
  const accepted = wire.sent.filter(({ url }) => url.pathname.endsWith('/accept-loan-terms'))
  expect([accepted.length, demo.sandbox.loanCount()]).toEqual([1, loans + 1])
})

test('a page that deletes the overlay while the bank decides receives pending, and a reload makes no second loan', async ({
  shopper,
  demo,
  page,
}) => {
  const before = demo.sandbox.loanCount()
  const transactions = demo.sandbox.transactions().length
  await shopper.visit(demo.origins.shop, { basket: 'atelier' })
  await shopper.pay()
  await agreesInFour(shopper, NEVER_DECIDED)
  await shopper.sees(/is deciding/)
  const [transaction] = demo.sandbox.transactions()
  await page.locator('klump-overlay').evaluate((overlay) => overlay.remove())
  expect(await shopper.payloadOf('result')).toMatchObject({
    status: 'pending',
    reference: transaction?.reference,
  })
  await shopper.hears(['onLoad', 'onOpen', 'onClose', 'result'])
  await shopper.verdictIs('Your bank is still deciding')
  expect(demo.sandbox.loanCount()).toBe(before + 1)

  await shopper.cannotPay()
  await page.reload()
  await shopper.verdictIs('Your bank is still deciding')
  await shopper.cannotPay()
  // The shop's server knows that a loan was requested, and no second transaction begins.
  expect(demo.sandbox.loanCount()).toBe(before + 1)
  expect(demo.sandbox.transactions()).toHaveLength(transactions + 1)
})

test(
  'the shopper may close the checkout while the bank’s own page is awaited, and the loan stays pending',
  inFull,
  async ({ shopper, demo }) => {
    await shopper.visit(demo.origins.shop, { basket: 'rooms' })
    await shopper.pay()
    await shopper.choosesBank(/FCMB/)
    await shopper.types('Phone number', TEST.phone)
    await shopper.continues()
    await shopper.choosesSplit()
    await shopper.agrees()
    await shopper.sees(/^Continue at /)
    const [transaction] = demo.sandbox.transactions()
    await shopper.closes()
    expect(await shopper.payloadOf('result')).toMatchObject({
      status: 'pending',
      reference: transaction?.reference,
    })
    await shopper.verdictIs('Your bank is still deciding')
  },
)
