import { handsIn } from '../support/cheat.ts'
import { paysInFour } from '../support/in-four.ts'
import { Shopper } from '../support/shopper.ts'
import { Tester } from '../support/tester.ts'
import { expect, test } from '../support/test.ts'
import { inFull } from '../support/sample.ts'

/* Verdicts that are not final: not paid yet, and not known yet. */

// The stories of honest payments check the screens.
test.use({ shopper: async ({ page }, use) => use(new Shopper(page)) })

test(
  'the verdict is unknown while the shop cannot reach Klump, and the payment counts afterwards',
  inFull,
  async ({ shopper, demo, page, context }) => {
    const tester = await Tester.at(context, demo.origins.shop)
    await tester.makesFail('The shop verifying', 'Dropped: the connection ends first')
    await shopper.visit(demo.origins.shop)
    const reference = await paysInFour(shopper)
    for (const asking of ['first', 'again']) {
      if (asking === 'again') await page.getByRole('button', { name: 'Ask again' }).click()
      await shopper.verdictIs('We do not know yet')
      await expect(shopper.verdict.getByText(/Nothing is lost: ask again/)).toBeVisible()
      const decision = await tester.decision(reference)
      expect(decision).toMatchObject({
        title: 'Not known yet',
        note: expect.stringMatching(/could not be reached, or broke off/),
        checks: ['Failed: answer'],
      })
    }
    await tester.stopsFailing('The shop verifying')
    await page.getByRole('button', { name: 'Ask again' }).click()
    await shopper.verdictIs('Paid. Thank you!')
    await expect.poll(async () => (await tester.decision(reference)).title).toBe('Paid')
  },
)

test(
  'the payment counts after the keys were replaced and the tester gave the shop the new ones',
  inFull,
  async ({ shopper, demo, page, context }) => {
    const tester = await Tester.at(context, demo.origins.shop)
    await tester.makesFail('The shop receiving a webhook', '503, down for maintenance')
    await tester.makesFail('The shop verifying', '503, down for maintenance')
    await shopper.visit(demo.origins.shop)
    const reference = await paysInFour(shopper)
    await shopper.verdictIs('We do not know yet')
    await tester.presses('Generate new TEST keys')
    await tester.stopsFailing('The shop verifying')

    await page.getByRole('button', { name: 'Ask again' }).click()
    await shopper.verdictIs('We do not know yet')
    await expect
      .poll(async () => (await tester.decision(reference)).note)
      .toMatch(/refused the secret key \(HTTP 401\)/)
    await tester.presses('Give the shop the account’s keys')
    await expect(tester.desk.getByText('The shop uses the account’s current keys.')).toBeVisible()
    await page.getByRole('button', { name: 'Ask again' }).click()
    await shopper.verdictIs('Paid. Thank you!')
    await tester.stopsFailing('The shop receiving a webhook')
    await expect.poll(() => tester.decision(reference)).toMatchObject({ title: 'Paid' })
  },
)

test(
  'the order’s own attempt decides when the page reports made-up or abandoned references',
  inFull,
  async ({ shopper, demo, page, context }) => {
    const tester = await Tester.at(context, demo.origins.shop)
    await shopper.visit(demo.origins.shop)
    await shopper.pay()
    await shopper.sees('Choose your bank')
    await shopper.closes()
    // The end comes a moment after the overlay has gone, and the page's answer to it would replace the next one.
    await shopper.verdictIs(/basket is still here/)
    const left = demo.sandbox.transactions()[0]?.reference ?? ''

    const named = ['KLP-1662-348036-0961', 'KLP-1662-348036-0961/../../x', '<img src=x onerror=alert(1)>']
    for (const reference of named) {
      await handsIn(page, reference)
      await shopper.verdictIs('The shop did not accept this payment')
      const decision = await tester.decision(reference)
      expect(decision.title).toBe('Not paid')
      expect(decision.note).toMatch(/not successful: it is not paid now, and may still become so/)
      expect(decision.checks.filter((line) => line.startsWith('Failed'))).toEqual(['Failed: status'])
    }
    // The page reports this one as a loan that a bank is deciding about, and Klump's answer does not contradict.
    await handsIn(page, left)
    await shopper.verdictIs('Your bank is still deciding')
    expect(await tester.decision(left)).toMatchObject({
      title: 'Not paid',
      checks: expect.arrayContaining(['Failed: status']),
    })
  },
)
