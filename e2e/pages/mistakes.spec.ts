import { refusal } from './refusal.ts'
import { shopPage } from './shop-page.ts'
import { expect, shopOf, test } from './test.ts'

// The messages for a developer's mistakes are in a file of their own, which may fail to load.

const HINTS = /\/hints-[^/]+\.js/

for (const comes of [true, false])
  test(`a wrong order is reported ${comes ? 'with hints' : 'by its paths where the file with the hints does not load'}`, async ({
    page,
    visit,
    wire,
  }) => {
    if (!comes) await page.route(HINTS, (route) => route.abort())
    await visit({ name: `wrong, hints ${comes}`, html: shopPage({}) })
    await page.evaluate(() => {
      const order = window.shop.order()
      const items = order.items.map((item) => ({ ...item, quantity: 0 }))
      window.shop.pay({ data: { ...order, amount: '12,5' as '12', items } })
    })
    await expect.poll(async () => (await shopOf(page)).log).toContain('error invalid_data')
    const lines = (await refusal(page)).split('\n')
    expect(lines).toEqual(
      comes
        ? [
            'data.amount: expected a whole number of naira, got "12,5"',
            'data.items[0].quantity: expected a whole number of pieces, at least 1, got 0',
          ]
        : ['data.amount: expected naira', 'data.items.0.quantity: expected pieces'],
    )
    await expect(page.locator('klump-overlay')).toHaveCount(0)
    // The error itself, and the browser's line about the file that failed to load.
    wire.takeConsole()
  })

test('a valid order with an unknown name opens while the file with the hints does not come', async ({
  page,
  visit,
}) => {
  await page.route(HINTS, () => {})
  await visit({ name: 'hints that never come', html: shopPage({}) })
  await page.evaluate(() => {
    const order = { ...window.shop.order(), mixpanel_distinct_id: '1' }
    window.shop.pay({ data: async () => order })
  })
  await expect.poll(async () => (await shopOf(page)).log).toContain('open')
  await page.unrouteAll({ behavior: 'ignoreErrors' })
})

test('a wrong order is reported by its paths while the file with the hints does not come', async ({
  page,
  visit,
  wire,
}) => {
  await page.clock.install()
  await page.route(HINTS, () => {})
  await visit({ name: 'wrong, hints that never come', html: shopPage({}) })
  const asked = page.waitForRequest(HINTS)
  await page.evaluate(() => window.shop.pay({ data: { ...window.shop.order(), amount: '12,5' as '12' } }))
  await asked
  await page.clock.fastForward(5_000)
  await expect.poll(async () => (await shopOf(page)).log).toContain('error invalid_data')
  expect((await refusal(page)).split('\n')).toContain('data.amount: expected naira')
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  wire.takeConsole()
})
