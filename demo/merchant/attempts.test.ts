import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { reply, replyAbout } from '../../src/server/testing/klump-server.ts'
import { openTestShop, REFERENCE, transactionOf, type Order, type TestShop } from './testing/shop.ts'

/* One order, many attempts. */

const SECOND = 'KLP-1662-348036-0962'
const MINUTE = 60_000

let shop: TestShop
let now = 1_800_000_000_000
beforeEach(async () => {
  shop = await openTestShop({ timeoutMs: 2000, clock: () => now })
})
afterEach(async () => await shop.close())

/** Makes another attempt, which has to be fresh, and returns its reference. */
async function again(order: Order): Promise<string> {
  const attempt = await shop.attempt(order)
  if (attempt.verdict !== 'fresh') throw new Error(`Expected a fresh reference, got ${attempt.verdict}.`)
  return attempt.checkout.merchant_reference
}
const told = (kind: string) => shop.journal.filter((entry) => entry.kind === kind)

describe('another attempt', () => {
  test('has the same order and a reference of its own, which is in the store', async () => {
    const order = await shop.order([{ id: 'fan', quantity: 2 }])
    const attempt = await shop.attempt(order)
    expect(attempt).toEqual({
      verdict: 'fresh',
      checkout: {
        ...order.checkout,
        merchant_reference: expect.stringMatching(/^itan-1-2-[0-9a-f]{32}$/) as string,
        meta_data: { merchant_reference: expect.stringMatching(/^itan-1-2-/) as string },
      },
    })
    const [first, second] = shop.store.attemptsOf(order.orderId)
    expect([first?.reference, second?.reference]).toEqual([
      order.checkout.merchant_reference,
      attempt.verdict === 'fresh' && attempt.checkout.merchant_reference,
    ])
  })

  test('verifies every earlier attempt, and each of these requests counts for the limit of an IP address', async () => {
    const order = await shop.order()
    let [attempts, status] = [0, 200]
    while (status === 200) {
      status = (await shop.request('POST', `/api/orders/${order.orderId}/attempts`, {})).status
      attempts += 1
    }
    expect(status).toBe(429)
    expect(shop.klump.asked.length).toBeLessThanOrEqual(40)
    // An order with more attempts than an address may ask about at once can still be paid later.
    for (let more = attempts; more < 45; more += 1)
      shop.store.addAttempt(order.orderId, { reference: `r-${more}`, attempt: more, madeAt: now })
    now += MINUTE
    expect(await again(order)).toMatch(/^itan-1-/)
  })

  test('is refused for a paid order, and an order that Klump reports as paid is marked paid', async () => {
    const order = await shop.order()
    shop.klump.answer(transactionOf(order))
    expect(await shop.attempt(order)).toEqual({ verdict: 'already-paid' })
    expect(shop.store.findOrder(order.orderId)).toMatchObject({ state: 'paid', reference: REFERENCE })
    expect(await shop.attempt(order)).toEqual({ verdict: 'already-paid' })
  })

  test('is refused while Klump cannot be asked: the reason is in the log, not in the page’s answer', async () => {
    const order = await shop.order()
    shop.klump.answer(reply(503, { message: 'down' }))
    expect(await shop.attempt(order)).toEqual({ verdict: 'unknown' })
    expect(shop.log).toEqual([expect.stringContaining('HTTP 503') as string])
  })

  test('is refused for an order of the other environment, without a request to Klump', async () => {
    const order = await shop.order()
    const live = await openTestShop({ store: shop.store, secretKey: 'klp_sk_madeup00' })
    expect(await live.attempt(order)).toEqual({ verdict: 'unknown' })
    expect(live.klump.asked).toEqual([])
    await live.klump.close()
  })
})

describe('a second payment', () => {
  async function twice() {
    const order = await shop.order()
    const second = await again(order)
    const answers = {
      [order.checkout.merchant_reference]: transactionOf(order),
      [second]: transactionOf(order, { reference: SECOND, merchant_reference: second }),
    }
    return { order, second, answers }
  }

  test('by an earlier attempt is reported once, although the timer and the page both find it', async () => {
    const { order, second, answers } = await twice()
    shop.klump.answer(replyAbout({ [second]: answers[second] ?? reply(404, {}) }))
    expect(await shop.confirm(order, SECOND)).toMatchObject({ verdict: 'paid' })
    expect(told('paid-twice')).toEqual([])
    shop.klump.answer(replyAbout(answers))
    await shop.reconcile()
    await shop.reconcile()
    await shop.confirm(order, REFERENCE)
    expect(told('paid-twice')).toEqual([
      { kind: 'paid-twice', orderId: order.orderId, reference: SECOND, second: REFERENCE },
    ])
    expect(shop.log.join()).toContain('paid twice')
    expect(shop.store.findOrder(order.orderId)?.secondPayments).toEqual([REFERENCE])
  })

  test('is not reported when the payment belongs to another order', async () => {
    const [paid, other] = [await shop.order(), await shop.order()]
    const about = transactionOf(paid)
    const otherAbout = transactionOf(other, { reference: SECOND })
    shop.klump.answer(
      replyAbout({
        [paid.checkout.merchant_reference]: about,
        [other.checkout.merchant_reference]: otherAbout,
        [SECOND]: otherAbout,
      }),
    )
    await shop.confirm(paid, REFERENCE)
    await shop.confirm(other, SECOND)
    expect(await shop.confirm(paid, SECOND)).toMatchObject({ verdict: 'paid' })
    expect(told('paid-twice')).toEqual([])
  })
})

describe('the timer', () => {
  test('finds a payment that no page and no webhook reported', async () => {
    const order = await shop.order()
    shop.klump.answer(transactionOf(order))
    await shop.reconcile()
    expect(shop.store.findOrder(order.orderId)).toMatchObject({ state: 'paid' })
    expect(told('decision')).toMatchObject([{ via: 'reconcile', paidNow: true }])
    await shop.reconcile()
    expect(shop.klump.asked).toHaveLength(1)
  })

  test('asks about no order of the other environment, and none that is too old', async () => {
    const order = await shop.order()
    const live = await openTestShop({ store: shop.store, secretKey: 'klp_sk_madeup00', clock: () => now })
    await live.reconcile()
    expect(live.klump.asked).toEqual([])
    await live.klump.close()
    now += 31 * 24 * 60 * MINUTE
    await shop.reconcile()
    expect([shop.klump.asked, shop.store.findOrder(order.orderId)?.state]).toEqual([[], 'open'])
  })
})

describe('a payment link', () => {
  const send = async (order: Order): Promise<unknown> =>
    await (await shop.request('POST', `/api/orders/${order.orderId}/link`, {})).json()
  const LINK = 'https://pay.example/pay/1'

  test('opens a payment page of Klump for an attempt of its own', async () => {
    const order = await shop.order([{ id: 'fan', quantity: 1 }])
    shop.klump.answer((request, response) =>
      (request.method === 'POST' ? reply(201, { link: LINK }) : reply(404, {}))(request, response),
    )
    expect(await send(order)).toEqual({ verdict: 'created', link: LINK })
    const [, second] = shop.store.attemptsOf(order.orderId)
    expect(shop.klump.sent).toMatchObject([
      { fixed_amount: 44_000, reference: second?.reference, name: 'Order 1 at Ìtàn Market' },
    ])
  })

  test('is not made below Klump’s minimum, for a paid order, or when Klump fails', async () => {
    const small = await shop.order()
    expect(await send(small)).toEqual({ verdict: 'too-small' })
    const order = await shop.order([{ id: 'fan', quantity: 1 }])
    shop.klump.answer((request, response) =>
      (request.method === 'POST' ? reply(500, {}) : reply(404, {}))(request, response),
    )
    expect(await send(order)).toEqual({ verdict: 'unknown' })
    shop.klump.answer(transactionOf(order))
    expect(await send(order)).toEqual({ verdict: 'already-paid' })
    expect(shop.log.join('\n')).toContain('Making a payment page: unknown')
  })
})
