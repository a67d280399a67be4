import { changesOrder, type PlacedOrder } from '../support/cheat.ts'
import { paysInFour } from '../support/in-four.ts'
import { Shopper, TEST } from '../support/shopper.ts'
import { Tester } from '../support/tester.ts'
import { expect, test } from '../support/test.ts'
import { inFull } from '../support/sample.ts'

/* Payments without real money or in another currency: TEST payments for a LIVE shop, and US dollars. */

const REFUSED = 'The shop did not accept this payment'

// The stories of honest payments check the screens.
test.use({ shopper: async ({ page }, use) => use(new Shopper(page)) })

/** Orders the basket, and leaves: the order is placed, and nothing paid. */
async function ordersAndLeaves(shopper: Shopper, shop: string): Promise<PlacedOrder> {
  // Read at once: the browser does not keep the bodies of answers for long.
  const answer = shopper.page.waitForResponse('**/api/orders').then((response) => response.json())
  await shopper.visit(shop)
  await shopper.pay()
  const order = (await answer) as PlacedOrder
  await shopper.sees('Choose your bank')
  await shopper.closes()
  return order
}

test('a TEST payment does not pay a LIVE order, which stays open', async ({
  shopper,
  demo,
  page,
  context,
}) => {
  const { shop } = demo.origins
  const tester = await Tester.at(context, shop)
  await tester.puts('LIVE')
  const order = await ordersAndLeaves(shopper, shop)
  await tester.puts('TEST')

  // Otherwise the shop's page would continue that order by itself, and its server would refuse.
  await page.evaluate(() => localStorage.clear())
  await changesOrder(page, () => order)
  await shopper.visit(shop)
  const reference = await paysInFour(shopper)
  await shopper.verdictIs(REFUSED)
  const checks = [
    'Passed: answer',
    'Passed: state',
    'Passed: merchant-reference',
    'Passed: status',
    'Passed: currency',
    'Failed: environment',
    'Passed: amount',
  ]
  expect(await tester.decision(reference)).toEqual({
    title: 'Not paid',
    note: 'The transaction is a TEST one, expected LIVE. The secret key is a TEST key, too.',
    checks,
  })
})

test(
  'a TEST reference does not count as paid while the shop uses LIVE keys',
  inFull,
  async ({ shopper, demo, context }) => {
    const { shop } = demo.origins
    const tester = await Tester.at(context, shop)
    // The webhook is refused, too: the key of the other environment has signed it.
    await tester.makesFail('The shop verifying', '503, down for maintenance')
    await shopper.visit(shop)
    const reference = await paysInFour(shopper)
    await shopper.verdictIs('We do not know yet')
    await tester.stopsFailing('The shop verifying')
    await tester.puts('LIVE')

    await shopper.page.getByRole('button', { name: 'Ask again' }).click()
    // The shopper agreed, so for half an hour the shop does not accept Klump's 404 as final.
    await shopper.verdictIs('Your bank is still deciding')
    // The desk has an earlier decision of this reference, until its event stream has brought the new one.
    await expect
      .poll(() => tester.decision(reference))
      .toMatchObject({
        title: 'Not paid',
        note: expect.stringContaining('of the other environment'),
        checks: ['Failed: answer'],
      })
    await tester.puts('TEST')
    await shopper.page.getByRole('button', { name: 'Ask again' }).click()
    await shopper.verdictIs('Paid. Thank you!')
  },
)

test(
  'an order in another currency is refused before a payment',
  inFull,
  async ({ shopper, demo, page, wire }) => {
    const before = demo.sandbox.transactions().length
    await changesOrder(page, (order) => ({ ...order, checkout: { ...order.checkout, currency: 'USD' } }))
    await shopper.visit(demo.origins.shop)
    void shopper.pay().catch(() => {})
    await shopper.verdictIs('Your order is not paid')
    // The text comes from Klump's file beside its script.
    await expect(shopper.verdict).toContainText('Paying with Klump does not work in this shop at the moment.')
    await expect(shopper.verdict).not.toContainText(/NGN|data\./)
    expect(await shopper.payloadOf('onError')).toMatchObject({
      problems: [{ path: 'data.currency' }],
    })
    await wire.takeConsoleOnceItHas(/currency/)

    // A request that bypasses the checkout fails as well: Klump accepts no such order.
    const { publicKey } = demo.sandbox.account().test
    const answer = await page.request.post(`${demo.origins.klump}/v1/transactions/initiate`, {
      headers: { 'klump-public-key': publicKey },
      data: { amount: 4000, currency: 'USD', email: TEST.email, klump_public_key: publicKey },
    })
    expect(answer.status()).toBe(400)
    expect(await answer.json()).toEqual({ message: 'currency: expected "NGN".' })
    expect(demo.sandbox.transactions()).toHaveLength(before)
  },
)
