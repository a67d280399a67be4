import { handsIn } from '../support/cheat.ts'
import { paysInFour } from '../support/in-four.ts'
import { Shopper } from '../support/shopper.ts'
import { Tester } from '../support/tester.ts'
import { expect, test } from '../support/test.ts'
import { inFull } from '../support/sample.ts'

/* Not paid yet, and not known yet: what is no refusal for good. */

// Each screen is looked at in the stories of those who pay honestly.
test.use({ shopper: async ({ page }, use) => use(new Shopper(page)) })

test(
  'Klump cannot be reached: nobody is refused for it, and the payment counts once it can',
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
  'the key was replaced after the shopper paid: the tester gives the shop the new one, and the payment counts',
  inFull,
  async ({ shopper, demo, page, context }) => {
    const tester = await Tester.at(context, demo.origins.shop)
    await tester.makesFail('The shop hearing a webhook', '503, down for maintenance')
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
    await tester.stopsFailing('The shop hearing a webhook')
    expect(await tester.decision(reference)).toMatchObject({ title: 'Paid' })
  },
)

test(
  'references that are none, and one whose shopper left: the order’s own attempt decides',
  inFull,
  async ({ shopper, demo, page, context }) => {
    const tester = await Tester.at(context, demo.origins.shop)
    await shopper.visit(demo.origins.shop)
    await shopper.pay()
    await shopper.sees('Choose your bank')
    await shopper.closes()
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
    // For the shop's server this one may be a loan that a bank decides about: the page says so, and Klump says no other thing.
    await handsIn(page, left)
    await shopper.verdictIs('Your bank is still deciding')
    expect(await tester.decision(left)).toMatchObject({
      title: 'Not paid',
      checks: expect.arrayContaining(['Failed: status']),
    })
  },
)
