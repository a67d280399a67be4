import { expect, test } from '../support/test.ts'
import type { Page } from '@playwright/test'
import { TEST, type Shopper } from '../support/shopper.ts'
import type { Demo } from '../../demo/demo.ts'
import type { Behaviour } from '../../src/sandbox/index.ts'
import { agreesInFour } from '../support/in-four.ts'
import { inFull } from '../support/sample.ts'

// One demo serves all stories of a worker, so each test restores the behaviour.
let before: Behaviour
test.beforeEach(({ demo: { sandbox } }) => {
  before = sandbox.behaviour.get()
  sandbox.behaviour.set({ references: 'strict' })
})
test.afterEach(({ demo }) => demo.sandbox.behaviour.set(before))

/** Creates a payment link, as a shop's server does for "Send a link". */
async function sendsLink({ origins, sandbox }: Demo): Promise<string> {
  const response = await fetch(`${origins.klump}/v1/payment-pages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'klump-secret-key': sandbox.account().test.secretKey },
    body: JSON.stringify({
      name: 'Rice cooker',
      description: 'Order 7, with delivery',
      currency: 'NGN',
      is_fixed_amount: true,
      fixed_amount: 45_000,
      reference: `order-7-${crypto.randomUUID()}`,
      is_published: true,
    }),
  })
  return ((await response.json()) as { link: string }).link
}

/** Opens the shop's payment link, and enters email and phone number. */
async function opensLink(page: Page, shopper: Shopper, demo: Demo): Promise<void> {
  await page.goto(await sendsLink(demo))
  await page.getByRole('button', { name: 'Pay in instalments' }).click()
  await shopper.sees('How can we reach you?')
  await shopper.types('Email address', TEST.email)
  await shopper.types('Phone number', TEST.phone)
  await shopper.continues()
}

test('a payment link is paid at top level, and works for one attempt', async ({
  shopper,
  page,
  demo,
  wire,
}) => {
  await opensLink(page, shopper, demo)
  await agreesInFour(shopper)
  await shopper.sees('You’re all set')
  await shopper.returnsToShop()
  await expect(page.getByRole('heading', { name: 'Paid. Thank you!' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('button')).toHaveCount(0)
  await wire.takeConsoleOnceItHas(/origin/)
})

test(
  'a payment link that was left half way asks the shopper to get a new link from the shop',
  inFull,
  async ({ shopper, page, demo, wire }) => {
    await opensLink(page, shopper, demo)
    await shopper.sees('Choose your bank')
    await page.reload()
    await expect(page.getByRole('heading', { name: 'This link has been used' })).toBeVisible()
    await expect(page.getByText('ask Ìtàn Market for a new link')).toBeVisible()
    await wire.takeConsoleOnceItHas(/origin/)
  },
)
