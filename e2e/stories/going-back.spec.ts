import { hasEntry, pressesBack as pressBack } from '../support/back.ts'
import { TEST, type Shopper } from '../support/shopper.ts'
import { inFull } from '../support/sample.ts'
import { agreesInFour } from '../support/in-four.ts'
import { expect, test } from '../support/test.ts'

/* The back button of a phone, and a reload of the page, at each step of a purchase. */

/** Presses the back button while the checkout is open. */
async function pressesBack({ page }: Shopper): Promise<void> {
  await hasEntry(page)
  await pressBack(page)
}

/** Presses the back button, answers the question with Stay, and sees the same screen. */
async function isAsked(shopper: Shopper, screen?: string | RegExp): Promise<void> {
  if (screen) await shopper.sees(screen)
  await pressesBack(shopper)
  await shopper.overlay.getByRole('button', { name: 'Stay' }).click()
  if (screen) await shopper.sees(screen)
}

/** The checkout's history entry is gone, so that one press of back leaves the page. */
async function isOnOwnEntry({ page }: Shopper): Promise<void> {
  await expect(page.locator('klump-back')).toHaveCount(0)
}

test(
  'the back button closes pay in 4 where nothing is lost, asks at the code and the plan, and leaves no entry',
  inFull,
  async ({ shopper, demo }) => {
    const before = demo.sandbox.loanCount()
    await shopper.visit(demo.origins.spa, { basket: 'atelier' })
    await shopper.pay()
    await shopper.choosesBank(/Klump/)
    // The shop has passed the same number, so nothing is lost.
    await shopper.types('Phone number', TEST.phone)
    await pressesBack(shopper)
    await expect(shopper.overlay).toBeHidden()
    await shopper.verdictIs('Your basket is still here')
    await isOnOwnEntry(shopper)
    await shopper.pay()
    await shopper.choosesBank(/Klump/)
    await shopper.types('Phone number', TEST.phone)
    await shopper.continues()
    await isAsked(shopper, 'Enter the code')
    await shopper.entersCode(TEST.codes.klump)
    await isAsked(shopper, 'Check your plan')
    await shopper.agrees()
    await shopper.sees('You’re all set')
    await pressesBack(shopper)
    await expect(shopper.overlay).toBeHidden()
    await shopper.verdictIs('Paid. Thank you!')
    await isOnOwnEntry(shopper)
    expect(demo.sandbox.loanCount()).toBe(before + 1)
  },
)

test(
  'the back button asks at Polaris’ terms and split, and closes at the bank’s page with a pending loan',
  inFull,
  async ({ shopper, demo }) => {
    await shopper.visit(demo.origins.shop, { basket: 'cold' })
    await shopper.pay()
    await shopper.choosesBank(/Polaris/)
    await shopper.sees('What you need')
    await shopper.continues()
    await shopper.types('Account number', TEST.account)
    await shopper.types('Phone number', TEST.phone)
    await shopper.types('First name', 'John')
    await isAsked(shopper)
    await expect(shopper.checkout.getByLabel('First name')).toHaveValue('John')
    await shopper.continues()
    await shopper.entersCode(TEST.codes.polaris)
    await isAsked(shopper, /^Terms/)
    await shopper.agreesToTerms()
    const four = shopper.checkout.getByRole('radio', { name: /^4 / })
    await four.check()
    await isAsked(shopper)
    await expect(four).toBeChecked()
    await shopper.presses('See my payments')
    await shopper.sees('Check your plan')
    await shopper.agrees()
    await shopper.sees(/^Continue at .*Polaris/)
    await pressesBack(shopper)
    await expect(shopper.overlay).toBeHidden()
    expect(await shopper.payloadOf('result')).toMatchObject({ status: 'pending' })
    await shopper.verdictIs('Your bank is still deciding')
    await isOnOwnEntry(shopper)
  },
)

test(
  'the back button closes nothing while the bank decides, and the shopper reads why',
  inFull,
  async ({ shopper, demo }) => {
    await shopper.visit(demo.origins.shop, { basket: 'atelier' })
    await shopper.pay()
    await shopper.choosesBank(/Klump/)
    // The test phone number that is never decided.
    await shopper.types('Phone number', '08033333333')
    await shopper.continues()
    await shopper.entersCode(TEST.codes.klump)
    await shopper.agrees()
    await shopper.sees(/is deciding/)
    for (let press = 0; press < 2; press += 1) {
      await pressesBack(shopper)
      await expect(shopper.overlay.getByText('The bank is deciding. This takes')).toBeVisible()
      await shopper.sees(/is deciding/)
    }
  },
)

test(
  'a reload at each step begins the checkout again, and the order ends with one loan',
  inFull,
  async ({ shopper, demo, page }) => {
    const before = demo.sandbox.loanCount()
    const isLoadedAnew = async () => {
      await page.reload()
      await shopper.page.locator('[data-basket=atelier]').click()
      await page.getByRole('checkbox', { name: 'I am a returning customer' }).check()
      await shopper.pay()
    }
    await shopper.visit(demo.origins.shop, { basket: 'atelier' })
    await shopper.pay()
    await shopper.sees('Choose your bank')
    await isLoadedAnew()
    await shopper.choosesBank(/Klump/)
    await shopper.types('Phone number', TEST.phone)
    await isLoadedAnew()
    await shopper.choosesBank(/Klump/)
    await shopper.types('Phone number', TEST.phone)
    await shopper.continues()
    await shopper.sees('Enter the code')
    await isLoadedAnew()
    await shopper.choosesBank(/Klump/)
    await shopper.types('Phone number', TEST.phone)
    await shopper.continues()
    await shopper.entersCode(TEST.codes.klump)
    await shopper.sees('Check your plan')
    await isLoadedAnew()
    await shopper.sees('Choose your bank')
    await shopper.closes()
    await isOnOwnEntry(shopper)
    await shopper.pay()
    await agreesInFour(shopper)
    await shopper.sees('You’re all set')
    // The shop recognises the order, and asks Klump for its state.
    await page.reload()
    await shopper.verdictIs('Paid. Thank you!')
    await shopper.cannotPay()
    expect(demo.sandbox.loanCount()).toBe(before + 1)
  },
)
