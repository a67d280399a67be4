import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { reply, replyAbout } from '../../src/server/testing/klump-server.ts'
import { openTestShop, REFERENCE, SECRET, transactionOf, type TestShop } from './testing/shop.ts'

let shop: TestShop
beforeEach(async () => {
  shop = await openTestShop({ timeoutMs: 2000 })
})
afterEach(async () => await shop.close())

const stateOf = async (orderId: string) => await (await shop.request('GET', `/api/orders/${orderId}`)).json()

describe('a reported reference', () => {
  test('that pays marks the order paid, and the journal lists the checks', async () => {
    const order = await shop.order()
    shop.klump.answer(transactionOf(order))
    const { verdict, reason, checks } = await shop.confirm(order, REFERENCE)
    expect({ verdict, reason }).toEqual({ verdict: 'paid', reason: 'Klump confirms the payment.' })
    expect(checks.map((check) => [check.name, check.ok])).toEqual([
      ['answer', true],
      ['state', true],
      ['merchant-reference', true],
      ['status', true],
      ['currency', true],
      ['environment', true],
      ['amount', true],
      ['used-once', true],
    ])
    expect(await stateOf(order.orderId)).toMatchObject({ state: 'paid' })
    // The shop asks by its own reference: the page reported the same transaction.
    const own = order.checkout.merchant_reference
    expect(shop.klump.asked).toEqual([{ path: `/v1/transactions/${own}/verify`, key: SECRET }])
  })

  test('is verified once: the second confirmation finds the order paid', async () => {
    const order = await shop.order()
    shop.klump.answer(transactionOf(order))
    const first = await shop.confirm(order, REFERENCE)
    const second = await shop.confirm(order, REFERENCE)
    expect(second).toMatchObject({ verdict: 'paid', reason: 'Klump has confirmed the payment.' })
    // The first checks are still listed, also for a page that comes after the webhook.
    expect(second.checks.slice(0, -1)).toEqual(first.checks)
    expect(second.checks.at(-1)).toMatchObject({ name: 'paid-before', ok: true })
    expect(shop.klump.asked).toHaveLength(1)
  })

  test('pays although its amount includes the interest', async () => {
    const order = await shop.order()
    shop.klump.answer(transactionOf(order, { amount: '15021.37' }))
    expect(await shop.confirm(order, REFERENCE)).toMatchObject({ verdict: 'paid' })
  })

  test.each([
    ['paid', 200, {}],
    ['not-paid', 200, { amount: '1.00' }],
    ['unknown', 500, {}],
  ])('is answered with the verdict and nothing else: %s', async (verdict, status, changed) => {
    const order = await shop.order()
    shop.klump.answer(status === 200 ? transactionOf(order, changed) : reply(status, { message: 'no' }))
    const response = await shop.request('POST', `/api/orders/${order.orderId}/confirm`, {
      reference: REFERENCE,
    })
    expect(await response.json()).toEqual({ verdict })
  })
})

/* Each refusal of verifyOrder is tested in src/server/order. Here: what the shop does with one, and what only the shop knows. */
describe('a reference that does not pay', () => {
  test('leaves the order open, and the journal has the reason and every check', async () => {
    const order = await shop.order()
    shop.klump.answer(transactionOf(order, { amount: '13999.99' }))
    const { verdict, reason, checks } = await shop.confirm(order, REFERENCE)
    expect(verdict).toBe('not-paid')
    expect(reason).toContain("NGN 13999.99 (amount) is less than the order's NGN 14000.00.")
    expect(checks.filter(({ ok }) => !ok)).toEqual([{ name: 'amount', ok: false, detail: reason }])
    expect(await stateOf(order.orderId)).toMatchObject({ state: 'open' })
  })

  test('because it has paid for another order leaves this order open', async () => {
    const [first, second] = [await shop.order(), await shop.order()]
    shop.klump.answer(
      replyAbout({
        [first.checkout.merchant_reference]: transactionOf(first),
        [REFERENCE]: transactionOf(first),
      }),
    )
    await shop.confirm(first, REFERENCE)
    expect(await shop.confirm(second, REFERENCE)).toMatchObject({ verdict: 'not-paid' })
    expect(await stateOf(second.orderId)).toMatchObject({ state: 'open' })
  })

  test('because another order used it between request and answer leaves this order open', async () => {
    const [first, second] = [await shop.order(), await shop.order()]
    shop.store.markPaid(second.orderId, REFERENCE, 1, [])
    // Another server's write comes between this one's look and its own write.
    const blind = { ...shop.store, orderPaidBy: () => undefined }
    const server = await openTestShop({ apiUrl: shop.klump.url, store: blind })
    shop.klump.answer(transactionOf(first))
    expect(await server.confirm(first, REFERENCE)).toMatchObject({
      verdict: 'not-paid',
      reason: 'Another order used this reference in the meantime.',
    })
    await server.klump.close()
    expect(await stateOf(first.orderId)).toMatchObject({ state: 'open' })
  })
})

test('an unknown verdict is logged, and the same reference pays when Klump answers again', async () => {
  const order = await shop.order()
  shop.klump.answer(reply(503, { message: 'down' }))
  const reason = expect.stringContaining('HTTP 503') as string
  expect(await shop.confirm(order, REFERENCE)).toMatchObject({ verdict: 'unknown', reason })
  expect(shop.log).toEqual([reason])
  shop.klump.answer(transactionOf(order))
  expect(await shop.confirm(order, REFERENCE)).toMatchObject({ verdict: 'paid' })
})

test('three hundred confirmations at once make one request to Klump, and later ones no more than the limit', async () => {
  const order = await shop.order()
  shop.klump.answer(transactionOf(order, { status: 'new' }))
  const path = `/api/orders/${order.orderId}/confirm`
  const ask = async () => await shop.request('POST', path, { reference: REFERENCE })
  await Promise.all(Array.from({ length: 300 }, ask))
  expect(shop.klump.asked).toHaveLength(1)
  for (let count = 0; count < 100; count += 1) await ask()
  expect(shop.klump.asked.length).toBeLessThanOrEqual(41)
  const refused = await ask()
  expect([refused.status, await refused.json()]).toEqual([429, { verdict: 'unknown' }])
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
})
