import type { Locator } from '@playwright/test'
import { expect, test } from '../support/test.ts'
import { TEST, type Shopper } from '../support/shopper.ts'

/** Presses Tab until the target has the focus. Fails after 30 stops: the target cannot be reached. */
async function tabTo(shopper: Shopper, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let stops = 0; stops < 30; stops++) {
    // Works also for a target in a shadow root.
    if (await target.evaluate((element) => element.matches(':focus'))) return
    await shopper.page.keyboard.press('Tab')
  }
  throw new Error('Tab does not lead there')
}

test('the shopper completes a purchase with the keyboard alone', async ({ shopper, demo, page }) => {
  const { checkout } = shopper
  const keys = page.keyboard
  const field = (label: string | RegExp) => checkout.getByLabel(label)
  const button = (name: string | RegExp) => checkout.getByRole('button', { name })
  const type = async (label: string | RegExp, text: string) => {
    await tabTo(shopper, field(label))
    await keys.type(text)
  }
  const press = async (name: string | RegExp) => {
    await tabTo(shopper, button(name))
    await keys.press('Enter')
  }

  await page.goto(demo.origins.shop)
  const pay = page.getByRole('button', { name: 'Pay in instalments with Klump' })
  await expect(pay).toBeEnabled()
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(1)
  await tabTo(shopper, pay)
  await keys.press('Enter')
  await shopper.sees('How can we reach you?')
  await type('Email address', TEST.email)
  await type('Phone number', TEST.phone)
  await keys.press('Enter')
  await shopper.sees('Choose your bank')
  await press(/Stanbic/)
  await shopper.sees('Your details')
  await type('Account number', TEST.account)
  await type('Phone number', TEST.phone)
  await keys.press('Enter')
  await shopper.sees('Enter the code')
  // The field has the focus already, and the complete code is sent without a key.
  await expect(field(/code/i)).toBeFocused()
  await keys.type(TEST.codes.stanbic)
  await shopper.sees(/^Terms/)
  await press('Agree and continue')
  await shopper.sees('How to split it')
  await tabTo(shopper, checkout.getByRole('radio').first())
  await keys.press('Space')
  await keys.press('ArrowDown')
  await expect(checkout.getByRole('radio').nth(1)).toBeChecked()
  await tabTo(shopper, field(/day/i))
  await keys.type('25')
  await tabTo(shopper, field('Insurer'))
  await keys.press('ArrowDown')
  await press('See my payments')
  await shopper.sees('Check your plan')
  await tabTo(shopper, checkout.getByRole('checkbox'))
  await keys.press('Space')
  await press(/^Agree/)
  await shopper.sees('You’re all set')
  await tabTo(shopper, button(/^Back to/))
  // The key removes the frame, and Playwright may then wait for an answer for ever.
  void keys.press('Enter').catch(() => {})
  await expect(shopper.overlay).toBeHidden()
  await shopper.verdictIs('Paid. Thank you!')
  // The shop focuses “New order”: the button that opened the overlay must not be pressed again.
  await expect(page.getByRole('button', { name: 'New order' })).toBeFocused()
})
