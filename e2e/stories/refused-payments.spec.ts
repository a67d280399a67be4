import type { BrowserContext } from '@playwright/test'
import { changesOrder, handsIn, swapsPublicKey } from '../support/cheat.ts'
import { paysInFour } from '../support/in-four.ts'
import { Shopper } from '../support/shopper.ts'
import { Tester } from '../support/tester.ts'
import { expect, test } from '../support/test.ts'
import { inFull } from '../support/sample.ts'

/*
 * Every way in which a genuine reference is not a payment for this order. The shop's page receives a success each time, and its server
 * refuses it. The page shows the verdict, and the tester's desk shows the checks.
 */

const REFUSED = 'The shop did not accept this payment'
const ANSWERED = ['Passed: answer', 'Passed: state']

/** The shopper reads the verdict, and the tester the reason and every check. */
async function bothRead(
  shopper: Shopper,
  tester: Tester,
  { reference, reason, checks }: { reference: string; reason: RegExp; checks: string[] },
): Promise<void> {
  await shopper.verdictIs(REFUSED)
  expect(await shopper.verdict.innerText()).not.toMatch(reason)
  const decision = await tester.decision(reference)
  expect(decision).toMatchObject({
    title: 'Not paid',
    note: expect.stringMatching(reason),
    checks,
  })
}

/** Opens a new account in the dashboard, and returns its public key. */
async function signsUp(context: BrowserContext, klump: string, name: string): Promise<string> {
  const dashboard = await context.newPage()
  await dashboard.goto(`${klump}/dashboard`)
  await dashboard.getByLabel('Name of the shop').fill(name)
  await dashboard.getByRole('button', { name: 'Sign up' }).click()
  const publicKey = await dashboard.getByText(/^klp_pk_test_[0-9a-f]{64}$/).innerText()
  await dashboard.close()
  return publicKey
}

// The stories of honest payments check the screens.
test.use({ shopper: async ({ page }, use) => use(new Shopper(page)) })

test(
  'a payment to another account is refused: Klump has no such transaction under the shop’s key',
  inFull,
  async ({ shopper, demo, page, context }) => {
    const { shop, klump } = demo.origins
    const tester = await Tester.at(context, shop)
    await swapsPublicKey(page, await signsUp(context, klump, 'Cheap Imports'))
    await shopper.visit(shop)
    const reference = await paysInFour(shopper)
    await bothRead(shopper, tester, {
      reference,
      reason: /Klump has no transaction of this order/,
      checks: ['Failed: answer'],
    })
  },
)

test(
  'one payment reported for two orders pays the first order only',
  inFull,
  async ({ shopper, demo, page, context }) => {
    const tester = await Tester.at(context, demo.origins.shop)
    await shopper.visit(demo.origins.shop)
    const reference = await paysInFour(shopper)
    await shopper.verdictIs('Paid. Thank you!')
    await page.getByRole('button', { name: 'New order' }).click()
    await handsIn(page, reference)
    await bothRead(shopper, tester, {
      reference,
      reason: /Nothing shows that the transaction was made for this order/,
      checks: [
        ...ANSWERED,
        'Failed: merchant-reference',
        'Passed: status',
        'Passed: currency',
        'Passed: environment',
        'Passed: amount',
      ],
    })
  },
)

test('an order whose amount was lowered in the browser does not count as paid', async ({
  shopper,
  demo,
  page,
  context,
}) => {
  const tester = await Tester.at(context, demo.origins.shop)
  await changesOrder(page, (order) => {
    const items = [{ ...order.checkout.items[0], unit_price: 1500, quantity: 1 }]
    return { ...order, checkout: { ...order.checkout, items, amount: 1500, shipping_fee: 0 } }
  })
  await shopper.visit(demo.origins.shop)
  const reference = await paysInFour(shopper)
  await bothRead(shopper, tester, {
    reference,
    reason: /NGN 1500\.00 \(original_amount\) is less than the order's NGN 40000\.00/,
    checks: [
      ...ANSWERED,
      'Passed: merchant-reference',
      'Passed: status',
      'Passed: currency',
      'Passed: environment',
      'Failed: amount',
    ],
  })
  // Klump's webhook does not change that.
  expect(await tester.decision(reference, 'webhook')).toMatchObject({ title: 'Not paid' })
})

test(
  'the payment of a cheap order does not pay an expensive one',
  inFull,
  async ({ shopper, demo, page, context }) => {
    const tester = await Tester.at(context, demo.origins.shop)
    // A webhook that arrives first would count for the cheap order, and the reference would be refused as used.
    await tester.makesFail('The shop receiving a webhook', '503, down for maintenance')
    await shopper.visit(demo.origins.shop, { basket: 'cold' })
    let dear = ''
    await changesOrder(page, (order) => {
      if (dear === '') dear = order.orderId
      return { ...order, orderId: dear }
    })
    await page.evaluate('market.placeOrder()')
    await page.locator('[data-basket=kitchen]').click()
    const reference = await paysInFour(shopper)
    await bothRead(shopper, tester, {
      reference,
      reason: /Nothing shows that the transaction was made for this order/,
      checks: [
        ...ANSWERED,
        'Failed: merchant-reference',
        'Passed: status',
        'Passed: currency',
        'Passed: environment',
        'Failed: amount',
      ],
    })
    // An hour later Klump sends the webhook again, and the cheap order counts as paid.
    await tester.stopsFailing('The shop receiving a webhook')
    await tester.presses('+ 1 hour')
    expect(await tester.decision(reference, 'webhook')).toMatchObject({ title: 'Paid' })
  },
)
