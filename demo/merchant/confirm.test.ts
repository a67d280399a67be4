import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { json, text } from './testing/klump-server.ts'
import { openTestShop, REFERENCE, SECRET, transactionOf, type TestShop } from './testing/shop.ts'

let shop: TestShop
beforeEach(async () => {
  shop = await openTestShop({ timeoutMs: 200 })
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
      ['reference shape', true],
      ['answer', true],
      ['state', true],
      ['status', true],
      ['same reference', true],
      ['currency', true],
      ['environment', true],
      ['merchant reference', true],
      ['amount', true],
      ['used once', true],
    ])
    expect(await stateOf(order.orderId)).toMatchObject({ state: 'paid' })
    expect(shop.klump.asked).toEqual([{ path: `/v1/transactions/${REFERENCE}/verify`, key: SECRET }])
  })

  test('is asked about once: the second time the order is known to be paid', async () => {
    const order = await shop.order()
    shop.klump.answer(transactionOf(order))
    await shop.confirm(order, REFERENCE)
    expect(await shop.confirm(order, REFERENCE)).toMatchObject({
      verdict: 'paid',
      reason: 'This order was already paid.',
    })
    expect(shop.klump.asked).toHaveLength(1)
  })

  test('may carry the interest in its amount', async () => {
    const order = await shop.order()
    shop.klump.answer(transactionOf(order, { amount: '15021.37' }))
    expect(await shop.confirm(order, REFERENCE)).toMatchObject({ verdict: 'paid' })
  })

  test('confirmed twice at the same moment marks the order once, and both hear that it is paid', async () => {
    const order = await shop.order()
    shop.klump.answer(transactionOf(order))
    const both = await Promise.all([shop.confirm(order, REFERENCE), shop.confirm(order, REFERENCE)])
    expect(both.map((one) => one.verdict)).toEqual(['paid', 'paid'])
    expect(both.map((one) => one.reason).sort()).toEqual([
      'Klump confirms the payment.',
      'This order was already paid.',
    ])
  })
})

describe('a reference that does not pay', () => {
  test.each([
    ['not paid yet', { status: 'new' }, 'The status is new, not successful: it has not been paid.'],
    ['left', { status: 'abandoned' }, 'The status is abandoned, not successful: it has not been paid.'],
    ['one kobo short', { amount: '13999.99' }, '₦13,999.99 (amount) is less than the order’s ₦14,000.00.'],
    [
      'smaller as text only',
      { amount: '9000.00' },
      '₦9,000.00 (amount) is less than the order’s ₦14,000.00.',
    ],
    [
      'short, with interest that hides it',
      { amount: '15000.00', original_amount: '13000.00' },
      '₦13,000.00 (original_amount) is less than the order’s ₦14,000.00.',
    ],
    ['of the other environment', { is_live: true }, 'The transaction is a LIVE one, expected TEST.'],
    ['in dollars', { currency: 'USD' }, 'The currency is USD, expected NGN.'],
    ['another', { reference: 'KLP-1662-348036-0962' }, 'Klump answered about a different reference.'],
    ['of another order', { merchant_reference: 'itan-other' }, 'The transaction was made for another order.'],
    [
      'of no order',
      { merchant_reference: null },
      'The transaction names no merchant_reference, so it was not made for this order.',
    ],
  ])('%s', async (_name, changed, reason) => {
    const order = await shop.order()
    shop.klump.answer(transactionOf(order, changed))
    expect(await shop.confirm(order, REFERENCE)).toMatchObject({ verdict: 'not-paid', reason })
    expect(await stateOf(order.orderId)).toMatchObject({ state: 'open' })
  })

  test('has paid for another order already', async () => {
    const [first, second] = [await shop.order(), await shop.order()]
    shop.klump.answer(transactionOf(first))
    await shop.confirm(first, REFERENCE)
    expect(await shop.confirm(second, REFERENCE)).toMatchObject({
      verdict: 'not-paid',
      reason: 'This reference has already paid for another order.',
    })
    expect(await stateOf(second.orderId)).toMatchObject({ state: 'open' })
  })

  test('is one that Klump does not know', async () => {
    shop.klump.answer(json(404, { message: 'Transaction not found' }))
    expect(await shop.confirm(await shop.order(), REFERENCE)).toMatchObject({
      verdict: 'not-paid',
      reason: 'Klump knows no transaction with this reference.',
    })
  })

  test('comes with a state that is not success', async () => {
    shop.klump.answer(json(200, { state: 'error', message: 'no' }))
    expect(await shop.confirm(await shop.order(), REFERENCE)).toMatchObject({
      verdict: 'not-paid',
      reason: 'Klump answered with the state error, not success.',
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
    ['500', json(500, { message: 'down' }), 'Klump answered with HTTP 500.'],
    ['429', json(429, { message: 'slow down' }), 'Klump answered with HTTP 429.'],
    ['no JSON', text(200, '<html>Bad gateway</html>'), 'Klump’s answer was not JSON.'],
    ['JSON without meaning', json(200, []), 'Klump’s answer made no sense.'],
    ['a success that says nothing', json(200, { state: 'success' }), 'Klump’s answer made no sense.'],
    ['a key that is refused', json(401, { message: 'no' }), 'Klump did not accept this shop’s key.'],
  ])('%s', async (_name, handler, reason) => {
    const order = await shop.order()
    shop.klump.answer(handler)
    expect(await shop.confirm(order, REFERENCE)).toMatchObject({ verdict: 'unknown', reason })
    shop.klump.answer(transactionOf(order))
    expect(await shop.confirm(order, REFERENCE)).toMatchObject({ verdict: 'paid' })
  })

  test.each(['1,183.85', '1e9', '', 'fourteen thousand'])('an amount of %j', async (amount) => {
    const order = await shop.order()
    shop.klump.answer(transactionOf(order, { amount }))
    expect(await shop.confirm(order, REFERENCE)).toMatchObject({ verdict: 'unknown' })
  })

  test('no answer in time', async () => {
    shop.klump.answer(() => {})
    expect(await shop.confirm(await shop.order(), REFERENCE)).toMatchObject({
      verdict: 'unknown',
      reason: 'Klump did not answer in time.',
    })
  })

  test('an answer that breaks off', async () => {
    shop.klump.answer((_request, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('{"state":')
      response.destroy()
    })
    expect(await shop.confirm(await shop.order(), REFERENCE)).toMatchObject({ verdict: 'unknown' })
  })

  test('a redirect: the key is not carried to where it points', async () => {
    const elsewhere = await openTestShop()
    shop.klump.answer((_request, response) =>
      response.writeHead(302, { location: elsewhere.klump.url }).end(),
    )
    const verification = await shop.confirm(await shop.order(), REFERENCE)
    expect(verification).toMatchObject({ verdict: 'unknown', reason: 'Klump could not be reached.' })
    expect(elsewhere.klump.asked).toEqual([])
    await elsewhere.close()
  })

  test('no server at all', async () => {
    const order = await shop.order()
    await shop.klump.close()
    expect(await shop.confirm(order, REFERENCE)).toMatchObject({
      verdict: 'unknown',
      reason: 'Klump could not be reached.',
    })
    expect(shop.log).toEqual([`${shop.klump.url}: Klump could not be reached. (ECONNREFUSED)`])
  })
})
