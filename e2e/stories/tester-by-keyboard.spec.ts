import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { handsIn } from '../support/cheat.ts'
import { chosen, inFull } from '../support/sample.ts'
import { Shopper } from '../support/shopper.ts'
import { Tester } from '../support/tester.ts'
import { expect, test } from '../support/test.ts'

/** The page passes every rule of axe, and is not wider than the window. */
async function isUsable(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(tooWide, 'pixels wider than the window').toBe(0)
}

async function opensAll(page: Page): Promise<void> {
  await page
    .locator('details')
    .evaluateAll((all: HTMLDetailsElement[]) => all.forEach((each) => (each.open = true)))
}

/** Presses Tab until the element with this role and name has the focus. */
async function tabsTo(page: Page, role: 'button' | 'link', name: string): Promise<void> {
  const goal = page.getByRole(role, { name, exact: true }).first()
  for (let count = 0; count < 40; count += 1) {
    if (await goal.evaluate((element) => element.matches(':focus'))) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not come to ${role} ${name}.`)
}

test('the tester replaces keys in the dashboard with the keyboard alone', inFull, async ({ page, demo }) => {
  const before = demo.sandbox.account().test
  await page.goto(`${demo.origins.klump}/dashboard`)
  await isUsable(page)
  await tabsTo(page, 'button', 'Open the demo account')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/dashboard/transactions')
  await tabsTo(page, 'link', 'Settings')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/dashboard/settings')
  await isUsable(page)

  const dialog = page.getByRole('dialog', { name: 'Replace the TEST keys?' })
  await tabsTo(page, 'button', 'Generate new key')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeVisible()
  await isUsable(page)
  // Cancel has the focus first, and Esc cancels as well. The focus then returns to the button.
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('button', { name: 'Generate new key', exact: true })).toBeFocused()
  expect(demo.sandbox.account().test).toEqual(before)

  await page.keyboard.press('Enter')
  await tabsTo(page, 'button', 'Generate new keys')
  await page.keyboard.press('Enter')
  await expect(page.getByText('New TEST keys are in force.')).toBeVisible()
  const { secretKey } = demo.sandbox.account().test
  expect(secretKey).not.toBe(before.secretKey)
  await expect(page.getByText(secretKey)).toBeVisible()
  await isUsable(page)
  await tabsTo(page, 'button', 'Hide')
  await page.keyboard.press('Enter')
  await expect(page.getByText(secretKey)).toHaveCount(0)

  // The shop of the other stories needs the new keys.
  await page.goto(`${demo.origins.shop}/desk`)
  // Entries that other stories left would need many presses of Tab.
  await tabsTo(page, 'button', 'Clear')
  await page.keyboard.press('Enter')
  await tabsTo(page, 'button', 'Give the shop the account’s keys')
  await page.keyboard.press('Enter')
  await expect(page.getByText('The shop uses the account’s current keys.')).toBeVisible()
})

test('every page of the dashboard and the desk is accessible, and fits the window', async ({
  page,
  demo,
  context,
}) => {
  const shopper = new Shopper(page)
  const { klump, shop } = demo.origins
  await shopper.visit(shop)
  await shopper.pay()
  await shopper.sees('Choose your bank')
  await shopper.closes()
  // The end comes a moment after the overlay has gone, and the page's answer to it would replace the next one.
  await shopper.verdictIs(/basket is still here/)
  const reference = demo.sandbox.transactions()[0]?.reference ?? ''
  const { desk } = await Tester.at(context, shop)
  // Entries that other stories left would cost axe a minute.
  await desk.getByRole('button', { name: 'Clear' }).click()
  await page.bringToFront()
  await handsIn(page, 'KLP-1662-348036-0961')
  await shopper.verdictIs('The shop did not accept this payment')
  await desk.bringToFront()
  await expect(desk.getByText('Not paid').first()).toBeVisible()
  await opensAll(desk)
  await isUsable(desk)

  await page.goto(`${klump}/dashboard`)
  await page.getByRole('button', { name: 'Open the demo account' }).click()
  await page.waitForURL('**/dashboard/transactions')
  await page.waitForLoadState()
  const paths = ['transactions', `transactions/${reference}`, 'webhooks', `verify?reference=${reference}`]
  for (const path of chosen(paths, 2)) {
    await page.goto(`${klump}/dashboard/${path}`)
    await opensAll(page)
    await isUsable(page)
  }
})

test('the desk changes how the sandbox behaves where Klump’s documents say nothing', async ({
  page,
  demo,
}) => {
  const { behaviour } = demo.sandbox
  const before = behaviour.get()
  behaviour.set({ references: 'strict' })
  await page.goto(`${demo.origins.shop}/desk`)
  const list = page.getByRole('list', { name: 'What Klump does not say' })
  await expect(list.getByRole('listitem')).toHaveCount(Object.keys(behaviour.get()).length)
  await list.getByRole('button', { name: 'Change: A used merchant_reference is refused' }).click()
  await expect(list.getByText('The same order goes on under its merchant_reference')).toBeVisible()
  expect(behaviour.get().references).toBe('kind')
  await list.getByRole('button', { name: 'Change: The same order goes on' }).click()
  await expect(list.getByText('A used merchant_reference is refused')).toBeVisible()
  expect(behaviour.get().references).toBe('strict')
  behaviour.set(before)
})
