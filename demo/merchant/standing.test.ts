import { afterEach, beforeEach, expect, test } from 'vitest'
import { reply, replyAbout } from '../../src/server/testing/klump-server.ts'
import { openTestShop, REFERENCE, transactionOf, type Order, type TestShop } from './testing/shop.ts'

/* Whether a shopper may pay an unpaid order, or has to wait because a loan may be on its way. */

const MINUTE = 60_000
const NOTHING = undefined

let shop: TestShop
let now = 1_800_000_000_000
beforeEach(async () => {
  shop = await openTestShop({ timeoutMs: 2000, clock: () => now })
})
afterEach(async () => await shop.close())

async function standingOf({ orderId }: Order): Promise<unknown> {
  return await (await shop.request('GET', `/api/orders/${orderId}`)).json()
}

async function waits(order: Order): Promise<void> {
  const { merchant_reference: attempt } = order.checkout
  expect(await standingOf(order)).toMatchObject({ state: 'deciding', attempt })
  expect(await shop.attempt(order)).toEqual({ verdict: 'in-progress' })
}

async function mayBePaid(order: Order): Promise<void> {
  expect(await standingOf(order)).toMatchObject({ state: 'open', attempt: null })
  expect(await shop.attempt(order)).toMatchObject({ verdict: 'fresh' })
}

test('an order that no shopper began to pay may be paid', async () => {
  const order = await shop.order()
  shop.klump.answer(reply(404, {}))
  expect(await shop.confirm(order, NOTHING)).toMatchObject({ verdict: 'not-paid' })
  await mayBePaid(order)
})

test('an order whose checkout was left may be paid: Klump’s answer is new, and no page reports a loan', async () => {
  const order = await shop.order()
  shop.klump.answer(transactionOf(order, { status: 'new' }))
  expect(await shop.confirm(order, NOTHING)).toMatchObject({ verdict: 'not-paid' })
  await mayBePaid(order)
})

test('an order waits half an hour after a page reported a loan, while Klump’s answer is still new', async () => {
  const order = await shop.order()
  shop.klump.answer(transactionOf(order, { status: 'new' }))
  expect(await shop.confirm(order, REFERENCE)).toMatchObject({ verdict: 'in-progress' })
  await waits(order)
  now += 31 * MINUTE
  await mayBePaid(order)
})

test('an order waits as well when the page reports the attempt’s own reference, for lack of Klump’s', async () => {
  const order = await shop.order()
  shop.klump.answer(reply(404, {}))
  expect(await shop.confirm(order, order.checkout.merchant_reference)).toMatchObject({
    verdict: 'in-progress',
  })
  await waits(order)
})

test.each(['declined', 'abandoned'])(
  'an order whose loan a page reported may be paid again when Klump’s answer is %s',
  async (status) => {
    const order = await shop.order()
    shop.klump.answer(transactionOf(order, { status: 'new' }))
    await shop.confirm(order, REFERENCE)
    shop.klump.answer(transactionOf(order, { status }))
    expect(await shop.confirm(order, NOTHING)).toMatchObject({ verdict: 'not-paid' })
    await mayBePaid(order)
  },
)

test('an order does not wait when the reported reference is of another order or unknown', async () => {
  const [order, other] = [await shop.order(), await shop.order()]
  const others = transactionOf(other, { status: 'new' })
  const SECOND = 'KLP-1662-348036-0962'
  shop.klump.answer(replyAbout({ [other.checkout.merchant_reference]: others, [REFERENCE]: others }))
  for (const reported of [REFERENCE, SECOND, other.checkout.merchant_reference, { toString: 1 }])
    expect(await shop.confirm(order, reported)).toMatchObject({ verdict: 'not-paid' })
  await mayBePaid(order)
})

test('a page’s report is not lost while the request of a page that was just loaded is under way', async () => {
  const order = await shop.order()
  shop.klump.answer(transactionOf(order, { status: 'new' }))
  await Promise.all([NOTHING, REFERENCE].map(async (reported) => await shop.confirm(order, reported)))
  expect(shop.klump.asked).toHaveLength(2)
  await waits(order)
})

test('when Klump fails, the shop answers unknown to a report, and in-progress to a page loaded after it', async () => {
  const order = await shop.order()
  shop.klump.answer(reply(503, {}))
  const ask = async (reference: unknown) =>
    await (await shop.request('POST', `/api/orders/${order.orderId}/confirm`, { reference })).json()
  expect(await ask(NOTHING)).toEqual({ verdict: 'unknown' })
  expect(await ask(REFERENCE)).toEqual({ verdict: 'unknown' })
  expect(await ask(NOTHING)).toEqual({ verdict: 'in-progress' })
})
