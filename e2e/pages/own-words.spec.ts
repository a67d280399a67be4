import { first } from '../../src/checkout/locale/en-first.ts'
import { later } from '../../src/checkout/locale/en-later.ts'
import { REPLACEABLE } from '../../src/protocol/replaceable-texts.ts'
import { Shopper } from '../support/shopper.ts'
import { shopPage } from './shop-page.ts'
import { buys, expect, test } from './test.ts'

// Any script on the page can set the option `strings`, also an attacker's.

const PRIZE = 'Collect your prize'

test('a page that replaces each text of the lender replaces none, and reads so in the console', async ({
  page,
  visit,
  wire,
}) => {
  await visit({ name: 'own words', html: shopPage({}) })
  await page.waitForFunction(() => 'shop' in window && typeof window.Klump === 'function')
  const closed = Object.keys({ ...first, ...later }).filter((key) => !Object.hasOwn(REPLACEABLE, key))
  expect(closed.length).toBeGreaterThan(100)
  const strings = Object.fromEntries(closed.map((key) => [key, PRIZE]))
  await page.evaluate(
    (strings) => void window.shop.pay({ strings: { ...strings, 'contact.title': 'Welcome to our shop' } }),
    strings,
  )
  const screens: string[] = []
  const buyer: Shopper = new Shopper(page, async () => {
    const text = await buyer.checkout.locator('body').innerText()
    screens.push(text)
    expect(text).not.toContain(PRIZE)
    expect(text).toContain('TEST')
  })
  await buys(buyer)
  expect(screens.length).toBeGreaterThan(3)
  const said = await wire.takeConsoleOnceItHas(/the text "preview\.title" is the lender's/)
  expect(said.filter((line) => !line.includes("is the lender's and stays"))).toEqual([])
})
