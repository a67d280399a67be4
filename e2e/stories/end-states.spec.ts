import { expect, test } from '../support/test.ts'
import { TEST, type Shopper } from '../support/shopper.ts'
import { inFull } from '../support/sample.ts'

async function asksStanbic(shopper: Shopper, shop: string, account: string): Promise<void> {
  await shopper.visit(shop)
  await shopper.pay()
  await shopper.choosesBank(/Stanbic/)
  await shopper.sees('Your details')
  await shopper.types('Account number', account)
  await shopper.types('Phone number', TEST.phone)
  await shopper.continues()
}

async function agreesToAPlan(shopper: Shopper): Promise<void> {
  await shopper.entersCode(TEST.codes.stanbic)
  await shopper.agreesToTerms()
  await shopper.choosesSplit()
  await shopper.readsPlan()
  await shopper.agrees()
}

test('a declined shopper reads the decision, and can try another bank', async ({ shopper, demo }) => {
  await asksStanbic(shopper, demo.origins.shop, '1111111111')
  await agreesToAPlan(shopper)
  await shopper.sees(/said no this time/)
  await shopper.presses('Try another bank')
  await shopper.sees('Choose your bank')
  await shopper.overlay.getByRole('button', { name: 'Close' }).click()
  await shopper.verdictIs(/basket is still here/)
})

test(
  'a shopper who is not eligible reads it before the one-time code',
  inFull,
  async ({ shopper, demo, wire }) => {
    await asksStanbic(shopper, demo.origins.shop, '2222222222')
    await shopper.sees(/cannot offer this/)
    await shopper.returnsToShop()
    expect(await shopper.payloadOf('onError')).toMatchObject({ code: 'not_eligible', type: 'decision' })
    await wire.takeConsoleOnceItHas(/403/)
  },
)

test(
  'a decision that does not come ends as pending, not as cancelled',
  inFull,
  async ({ shopper, demo, page }) => {
    await page.clock.install()
    await asksStanbic(shopper, demo.origins.shop, '3333333333')
    await agreesToAPlan(shopper)
    await shopper.sees(/is deciding/)
    await shopper.waitsUntilItSees(/decides later/, '02:05')
    await shopper.returnsToShop()
    await shopper.hears(['onLoad', 'onOpen', 'onClose', 'result'])
    expect(await shopper.payloadOf('onClose')).toMatchObject({ type: 'PENDING' })
    expect(await shopper.payloadOf('result')).toMatchObject({ status: 'pending' })
    await shopper.verdictIs('Your bank is still deciding')
  },
)

test(
  'the checkout has no bank for a small amount, and names the smallest amount',
  inFull,
  async ({ shopper, demo, page }) => {
    await page.goto(demo.origins.shop)
    await page.evaluate(() => {
      const { Klump } = window as unknown as { Klump: new (options: object) => { result: Promise<unknown> } }
      const publicKey = document.querySelector('meta[name=klump-public-key]')?.getAttribute('content')
      const items = [{ name: 'Sweets', unit_price: 500, quantity: 1 }]
      const contact = { email: 'ada@example.com', phone: '08012345678' }
      new Klump({ publicKey, data: { amount: 500, currency: 'NGN', items, ...contact } })
    })
    await shopper.sees('No bank for this amount')
    await expect(shopper.checkout.getByText(/1,000/)).toBeVisible()
  },
)

test('a bank that is coming soon is shown, and cannot be chosen', inFull, async ({ shopper, demo }) => {
  await shopper.visit(demo.origins.shop)
  await shopper.pay()
  await shopper.sees('Choose your bank')
  // The text appears once, although the API's name of the bank contains it too.
  await expect(shopper.checkout.getByText(/coming soon/i)).toHaveCount(1)
  await expect(shopper.checkout.getByRole('button', { name: /OPay/i })).toHaveCount(0)
})
