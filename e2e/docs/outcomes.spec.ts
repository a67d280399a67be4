import { expect, test } from '../pages/test.ts'
import { TEST, type Shopper } from '../support/shopper.ts'
import { sampled } from '../support/sample.ts'
import { RUNS } from '../../src/docs/runs.ts'

/* The examples of the page “Sell” behave with the sandbox as the page’s recorded runs show. */

/** Asks Klump for a loan with this phone number, which decides the outcome. */
async function asksKlump(buyer: Shopper, phone: string): Promise<void> {
  await buyer.choosesBank(/Klump/)
  await buyer.types('Phone number', phone)
  await buyer.continues()
  await buyer.entersCode(TEST.codes.klump)
  await buyer.sees('Check your plan')
  await buyer.agrees()
}

const WAYS: Readonly<Record<string, (buyer: Shopper) => Promise<void>>> = {
  async success(buyer) {
    await asksKlump(buyer, TEST.phone)
    await buyer.sees('You’re all set')
    await buyer.returnsToShop()
  },
  async pending(buyer) {
    await asksKlump(buyer, '08033333333')
    await buyer.sees(/is deciding/)
    await buyer.waitsUntilItSees(/decides later/, '02:05')
    await buyer.returnsToShop()
  },
  async failed(buyer) {
    await asksKlump(buyer, '08011111111')
    await buyer.sees(/said no this time/)
    await buyer.closes()
  },
  async cancelled(buyer) {
    await buyer.sees('Choose your bank')
    await buyer.closes()
  },
}

test('the test tries every recorded run', () => expect(Object.keys(WAYS)).toEqual(Object.keys(RUNS)))

for (const [[outcome, way], details] of sampled(Object.entries(WAYS), 1))
  test(
    `${outcome}: the example’s callbacks are called as recorded`,
    details,
    async ({ page, demo, buyer }) => {
      await page.clock.install()
      await page.goto(`${demo.origins.shop}/docs/sell.html`)
      const place = page.locator('[data-try=outcomes]')
      await place.getByRole('button', { name: `Try ${outcome}` }).click()
      await way(buyer)
      await expect(place.getByRole('log')).toContainText(`"status":"${outcome}"`)
      const heard = (await place.getByRole('log').innerText()).split('\n')
      expect(heard.filter((line) => line.startsWith('on'))).toEqual(RUNS[outcome])
    },
  )
