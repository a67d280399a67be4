import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { json, text, type Handler } from './testing/klump-server.ts'
import { openTestShop, REFERENCE, SECRET, transactionOf, type Order, type TestShop } from './testing/shop.ts'

let shop: TestShop
beforeEach(async () => {
  shop = await openTestShop({ timeoutMs: 200 })
})
afterEach(async () => await shop.close())

const stateOf = async (orderId: string) => await (await shop.request('GET', `/api/orders/${orderId}`)).json()
const brokenOff: Handler = (_request, response) => {
  response.writeHead(200, { 'content-length': '1000' }).write('{"state":')
  response.destroy()
}
const saying = (part: string) => expect.stringContaining(part) as string

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

describe('a reference that does not pay', () => {
  test.each([
    ['not paid yet', { status: 'new' }, 'The status is "new", not successful'],
    ['left', { status: 'abandoned' }, 'The status is "abandoned", not successful'],
    ['one kobo short', { amount: '13999.99' }, 'NGN 13999.99 (amount) is less than the order'],
    ['smaller, though greater as text', { amount: '9000.00' }, 'NGN 9000.00 (amount) is less than the order'],
    [
      'short, with interest that hides it',
      { amount: '15000.00', original_amount: '13000.00' },
      'NGN 13000.00 (original_amount) is less than the order',
    ],
    ['of the other environment', { is_live: true }, 'The transaction is a LIVE one, expected TEST.'],
    ['in dollars', { currency: 'USD' }, 'The currency is "USD", expected NGN.'],
    ['another', { reference: 'KLP-1662-348036-0962' }, 'Klump answered about a different reference.'],
    ['of another order', { merchant_reference: 'itan-other' }, 'was made for another order'],
    ['of no order', { merchant_reference: null }, 'names no merchant_reference'],
  ])('%s', async (_name, changed, reason) => {
    const order = await shop.order()
    shop.klump.answer(transactionOf(order, changed))
    expect(await shop.confirm(order, REFERENCE)).toMatchObject({
      verdict: 'not-paid',
      reason: saying(reason),
    })
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

  test('is one that Klump does not know', async () => {
    shop.klump.answer(json(404, { message: 'Transaction not found' }))
    expect(await shop.confirm(await shop.order(), REFERENCE)).toMatchObject({
      verdict: 'not-paid',
      reason: saying('Klump knows no transaction with this reference'),
    })
  })

  test('comes with a state that is not success', async () => {
    shop.klump.answer(json(200, { state: 'error', message: 'no' }))
    expect(await shop.confirm(await shop.order(), REFERENCE)).toMatchObject({
      verdict: 'not-paid',
      reason: 'The state is "error", not success.',
    })
  })

  test.each([
    'KLP-1662-348036-096',
    'klp-1662-348036-0961',
    `${REFERENCE}\n`,
    `${REFERENCE}/../../v1/transactions/${REFERENCE}`,
    'KLP-١٦٦٢-348036-0961',
    '',
    null,
    undefined,
    42,
    [REFERENCE],
    { toString: REFERENCE },
  ])('has not the shape of a reference: %j, and Klump is not asked', async (reference) => {
    expect(await shop.confirm(await shop.order(), reference)).toMatchObject({
      verdict: 'not-paid',
      reason: 'This is not a Klump reference (KLP-0000-000000-0000).',
    })
    expect(shop.klump.asked).toEqual([])
  })
})

describe('nobody knows: ask again', () => {
  test.each([
    ['500', json(500, { message: 'down' }), 'HTTP 500'],
    ['429', json(429, { message: 'slow down' }), 'HTTP 429'],
    ['no JSON', text(200, '<html>Bad gateway</html>'), 'not JSON'],
    ['JSON without meaning', json(200, []), 'does not make sense'],
    [
      'an amount that is none',
      transactionOf({ checkout: {} } as Order, { amount: '1e9' }),
      'does not make sense',
    ],
    ['a key that is refused', json(401, { message: 'no' }), 'refused the secret key'],
    ['nothing in time', () => {}, 'did not answer within 200 ms'],
    ['half an answer', brokenOff, 'could not be reached, or broke off'],
  ] satisfies [string, Handler, string][])('%s', async (_name, handler, reason) => {
    const order = await shop.order()
    shop.klump.answer(handler)
    expect(await shop.confirm(order, REFERENCE)).toMatchObject({ verdict: 'unknown', reason: saying(reason) })
    expect(shop.log).toEqual([saying(reason)])
    shop.klump.answer(transactionOf(order))
    expect(await shop.confirm(order, REFERENCE)).toMatchObject({ verdict: 'paid' })
  })

  test('a redirect: the key is not carried to where it points', async () => {
    const elsewhere = await openTestShop()
    shop.klump.answer((_request, response) =>
      response.writeHead(302, { location: elsewhere.klump.url }).end(),
    )
    expect(await shop.confirm(await shop.order(), REFERENCE)).toMatchObject({
      verdict: 'unknown',
      reason: saying('redirect'),
    })
    expect(elsewhere.klump.asked).toEqual([])
    await elsewhere.close()
  })
})
