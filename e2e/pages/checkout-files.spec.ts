import type { Page } from '@playwright/test'
import { TEST } from '../support/shopper.ts'
import type { Wire } from '../support/wire.ts'
import { shopPage } from './shop-page.ts'
import { buys, expect, expectOutcome, test } from './test.ts'
import { inFull } from '../support/sample.ts'

// The checkout's own files: when each is requested, and what happens when one fails to load.

const LATER = /\/later-[^/]+\.js/
const CLEANER = /\/clean-terms-[^/]+\.js/

/** The frame's requests to Klump's origin, in order, without hashes and queries. */
const askedFor = ({ sent }: Wire, klump: string) =>
  sent
    .filter(({ url, from }) => url.origin === klump && (from === klump || url.pathname === '/checkout/'))
    .map(
      ({ method, url }) =>
        `${method} ${url.pathname.replace(/-[\w-]{8}\./, '.').replace(/(new-loan)\/.+/, '$1/:id')}`,
    )

/** Lets the first `times` requests for a file fail, and records the address of each. */
async function failing(page: Page, file: RegExp, times: number) {
  const asked: string[] = []
  await page.route(file, (route) => {
    // HEAD asks whether the file exists. It fails as well, as on a bad network.
    if (route.request().method() === 'HEAD') return route.abort()
    asked.push(route.request().url())
    return asked.length <= times ? route.abort() : route.continue()
  })
  return asked
}

/** The browser itself reports a file that failed to load in the console. */
function expectOnlyLost(wire: Wire): void {
  expect(wire.takeConsole().filter((line) => !/Failed to load resource|Loading failed/.test(line))).toEqual(
    [],
  )
}

test('the document calls the API before it loads another file, and a purchase sends no other requests', async ({
  page,
  visit,
  buyer,
  wire,
}) => {
  await page.addInitScript(() => {
    const shifts: number[] = []
    Object.assign(globalThis, { shifts })
    new PerformanceObserver((list) =>
      shifts.push(...list.getEntries().map(({ startTime }) => startTime)),
    ).observe({ type: 'layout-shift', buffered: true })
  })
  const { klump } = await visit({ name: 'nothing special', html: shopPage({}) })
  await page.locator('#pay').click()
  await buyer.sees('Choose your bank')
  await expect.poll(() => askedFor(wire, klump).at(-1)).toBe('GET /checkout/assets/later.js')
  const shifts = await buyer.checkout
    .locator(':root')
    .evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts)
  expect(shifts, 'from the waiting screen to the first').toEqual([])
  await buys(buyer)
  await expectOutcome(page)
  const asked = askedFor(wire, klump)
  // The first calls are sent together, in any order.
  expect([asked[0], ...asked.slice(1, 3).sort(), ...asked.slice(3)]).toEqual([
    'GET /checkout/',
    'GET /v1/loans/partners',
    'POST /v1/transactions/initiate',
    'GET /checkout/assets/later.js',
    'POST /v1/loans/account/verification',
    'POST /v1/loans/account/verify-otp',
    'POST /v1/loans/account/repayments-detail',
    'POST /v1/loans/account/new-loan',
    'GET /v1/loans/account/new-loan/:id',
  ])
})

test(
  'the later screens appear although the first request for their file fails',
  inFull,
  async ({ page, visit, buyer, wire }) => {
    const asked = await failing(page, LATER, 1)
    await visit({ name: 'a file that fails once', html: shopPage({}) })
    await page.locator('#pay').click()
    await buys(buyer)
    await expectOutcome(page)
    expect(asked.map((address) => new URL(address).search)).toEqual(['', '?again=1'])
    expectOnlyLost(wire)
  },
)

test('the shopper can try again when the later screens’ file keeps failing, and keeps what was typed', async ({
  page,
  visit,
  buyer,
  wire,
}) => {
  // Two requests fail before the file is needed, and two when the bank is chosen.
  const asked = await failing(page, LATER, 4)
  await visit({ name: 'a file that fails', html: shopPage({}) })
  await page.evaluate(() => {
    const { email: _email, ...order } = window.shop.order()
    window.shop.pay({ data: order })
  })
  await buyer.types('Email address', TEST.email)
  await expect.poll(() => asked.length).toBe(2)
  await buyer.continues()
  await buyer.choosesBank(/Klump/)
  const alert = buyer.checkout.getByRole('alert')
  await expect(alert).toContainText('The connection failed.')
  await alert.getByRole('button', { name: 'Try again' }).click()
  await expect(buyer.checkout.getByLabel('Phone number')).toBeVisible()
  expect(new Set(asked).size, 'each try has an address of its own').toBe(5)
  await buyer.presses('Back')
  await buyer.presses('Back')
  await expect(buyer.checkout.getByLabel('Email address')).toHaveValue(TEST.email)
  expectOnlyLost(wire)
})

test('the terms cannot be agreed to while their cleaner fails to load, and can be tried again', async ({
  page,
  visit,
  buyer,
  wire,
}) => {
  const asked = await failing(page, CLEANER, 2)
  await visit({ name: 'a cleaner that fails', html: shopPage({}) })
  await page.locator('#pay').click()
  await buyer.choosesBank(/Stanbic/)
  await buyer.identifies(TEST.codes.stanbic)
  await buyer.sees(/^Terms/)
  const retry = buyer.checkout.getByRole('alert').getByRole('button', { name: 'Try again' })
  await expect(retry).toBeVisible()
  await expect(buyer.checkout.getByRole('button', { name: 'Agree and continue' })).toBeHidden()
  await retry.click()
  await buyer.agreesToTerms()
  await expect(buyer.checkout.getByRole('button', { name: 'See my payments' })).toBeVisible()
  expect(asked.map((address) => new URL(address).search)).toEqual(['', '?again=1', '?again=2'])
  expectOnlyLost(wire)
})
