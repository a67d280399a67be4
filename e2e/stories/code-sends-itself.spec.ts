import { inFull } from '../support/sample.ts'
import { expect, test } from '../support/test.ts'
import { TEST } from '../support/shopper.ts'

test(
  'the checkout sends a complete one-time code without a button, also after a wrong one',
  inFull,
  async ({ page, demo, shopper, wire }) => {
    const box = shopper.checkout.getByLabel(/code/i)
    await shopper.visit(demo.origins.shop)
    await shopper.pay()
    await shopper.choosesBank(/Stanbic/)
    await shopper.sees('Your details')
    await shopper.types('Account number', TEST.account)
    await shopper.types('Phone number', TEST.phone)
    await shopper.continues()
    await shopper.sees('Enter the code')
    await expect(shopper.checkout.getByText('Type it only here.')).toBeVisible()

    // The field has the focus without a tap.
    await expect(box).toBeFocused()
    const refused = page.waitForResponse('**/loans/account/verify-otp')
    await page.keyboard.type('654321')
    expect((await refused).status()).toBe(400)
    await expect(box).toHaveAttribute('aria-invalid', 'true')
    // The refused digits are selected, so the next input replaces them.
    await page.keyboard.type(TEST.codes.stanbic)
    await shopper.sees(/^Terms/)
    const codes = wire.sent.filter(
      ({ url, method }) => method === 'POST' && url.pathname.endsWith('/verify-otp'),
    )
    expect(codes).toHaveLength(2)
    expect(await wire.takeConsoleOnceItHas(/verify-otp/)).toHaveLength(1)
  },
)

test(
  'the checkout sends the one-time code from a pasted text message',
  inFull,
  async ({ page, demo, shopper, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await shopper.visit(demo.origins.shop)
    await page.evaluate(() =>
      navigator.clipboard.writeText('Acct **7890: your code is 123456. Do not share it.'),
    )
    await shopper.pay()
    await shopper.choosesBank(/Stanbic/)
    await shopper.types('Account number', TEST.account)
    await shopper.types('Phone number', TEST.phone)
    await shopper.continues()
    await shopper.sees('Enter the code')
    await expect(shopper.checkout.getByLabel(/code/i)).toBeFocused()
    await page.keyboard.press('ControlOrMeta+v')
    await shopper.sees(/^Terms/)
  },
)
