import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { reply } from '../../src/server/testing/klump-server.ts'
import { openTestShop, REFERENCE, SECRET, transactionOf, type TestShop } from './testing/shop.ts'

let shop: TestShop
beforeEach(async () => {
  shop = await openTestShop({ timeoutMs: 2000 })
})
afterEach(async () => await shop.close())

const stateOf = async (orderId: string) => await (await shop.request('GET', `/api/orders/${orderId}`)).json()

describe('a reference that pays', () => {
  test('marks the order paid, and says what was checked', async () => {
    const order = await shop.order()
    shop.klump.answer(transactionOf(order))
    const { verdict, reason, checks } = await shop.confirm(order, REFERENCE)
    expect({ verdict, reason }).toEqual({ verdict: 'paid', reason: 'Klump confirms the payment.' })
    expect(checks.map((check) => [check.name, check.ok])).toEqual([
      ['reference-shape', true],
      ['used-once', true],
      ['answer', true],
      ['state', true],
      ['status', true],
      ['same-reference', true],
      ['currency', true],
      ['environment', true],
      ['merchant-reference', true],
      ['amount', true],
    ])
    expect(await stateOf(order.orderId)).toMatchObject({ state: 'paid' })
    expect(shop.klump.asked).toEqual([{ path: `/v1/transactions/${REFERENCE}/verify`, key: SECRET }])
  })

  test('is asked about once: the second time the order is known to be paid', async () => {
    const order = await shop.order()
    shop.klump.answer(transactionOf(order))
    const first = await shop.confirm(order, REFERENCE)
    const second = await shop.confirm(order, REFERENCE)
    expect(second).toMatchObject({ verdict: 'paid', reason: 'Klump has confirmed the payment.' })
    // What was checked then is still told, also to a page that comes after the webhook.
    expect(second.checks.slice(0, -1)).toEqual(first.checks)
    expect(second.checks.at(-1)).toMatchObject({ name: 'paid-before', ok: true })
    expect(shop.klump.asked).toHaveLength(1)
  })

  test('may carry the interest in its amount', async () => {
    const order = await shop.order()
    shop.klump.answer(transactionOf(order, { amount: '15021.37' }))
    expect(await shop.confirm(order, REFERENCE)).toMatchObject({ verdict: 'paid' })
  })

  test('tells the page the verdict and the checks, and nothing of the transaction', async () => {
    const order = await shop.order()
    shop.klump.answer(transactionOf(order, { customer: { email: 'ada@example.test' } }))
    const answer = await shop.confirm(order, REFERENCE)
    expect(Object.keys(answer).sort()).toEqual(['checks', 'reason', 'verdict'])
  })
})

/* Each refusal of verifyTransaction is held in src/server/verify. Here is what the shop does with one, and what only it can see. */
describe('a reference that does not pay', () => {
  test('leaves the order open; the page hears why, and every line of it', async () => {
    const order = await shop.order()
    shop.klump.answer(transactionOf(order, { amount: '13999.99' }))
    const { verdict, reason, checks } = await shop.confirm(order, REFERENCE)
    expect(verdict).toBe('not-paid')
    expect(reason).toBe("NGN 13999.99 (amount) is less than the order's NGN 14000.00.")
    expect(checks.filter(({ ok }) => !ok)).toEqual([{ name: 'amount', ok: false, detail: reason }])
    expect(await stateOf(order.orderId)).toMatchObject({ state: 'open' })
  })

  test('has paid for another order already', async () => {
    const [first, second] = [await shop.order(), await shop.order()]
    shop.klump.answer(transactionOf(first))
    await shop.confirm(first, REFERENCE)
    expect(await shop.confirm(second, REFERENCE)).toMatchObject({
      verdict: 'not-paid',
      reason: 'Another order used this reference.',
    })
    expect(await stateOf(second.orderId)).toMatchObject({ state: 'open' })
    expect(shop.klump.asked).toHaveLength(1)
  })

  test('has paid for another order between the question and the answer', async () => {
    const [first, second] = [await shop.order(), await shop.order()]
    shop.klump.answer((request, response) => {
      shop.store.markPaid(second.orderId, REFERENCE, 1, [])
      transactionOf(first)(request, response)
    })
    expect(await shop.confirm(first, REFERENCE)).toMatchObject({
      verdict: 'not-paid',
      reason: 'Another order used this reference in the meantime.',
    })
    expect(await stateOf(first.orderId)).toMatchObject({ state: 'open' })
  })
})

test('nobody knows: the developer is told, and the same reference pays when Klump answers again', async () => {
  const order = await shop.order()
  shop.klump.answer(reply(503, { message: 'down' }))
  const reason = expect.stringContaining('HTTP 503') as string
  expect(await shop.confirm(order, REFERENCE)).toMatchObject({ verdict: 'unknown', reason })
  expect(shop.log).toEqual([reason])
  shop.klump.answer(transactionOf(order))
  expect(await shop.confirm(order, REFERENCE)).toMatchObject({ verdict: 'paid' })
})
