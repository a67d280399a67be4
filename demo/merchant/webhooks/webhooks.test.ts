import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { reply, replyAbout } from '../../../src/server/testing/klump-server.ts'
import { openTestShop, REFERENCE, SECRET, transactionOf, type Order, type TestShop } from '../testing/shop.ts'

let shop: TestShop
beforeEach(async () => {
  shop = await openTestShop({ timeoutMs: 2000 })
})
afterEach(async () => await shop.close())

interface Sending {
  id?: string | undefined
  body?: string
  signature?: string
}

/** Sends Klump's webhook about an order, signed as the documentation describes. */
async function send(order: Order, happening: string, { id = 'one', ...changed }: Sending = {}) {
  const data = { reference: REFERENCE, merchant_reference: order.checkout.merchant_reference }
  const signed = JSON.stringify({ event: `klump.payment.transaction.${happening}`, data })
  const { body = signed, signature = hmac(signed) } = changed
  const response = await shop.app.request('/webhooks/klump', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-klump-signature': signature,
      'x-klump-webhook-id': id,
      'x-klump-webhook-attempt': '1',
    },
    body,
  })
  await shop.webhooks.idle()
  return response.status
}

const hmac = (text: string, key = SECRET) => createHmac('sha512', key).update(text).digest('hex')
const stateOf = ({ orderId }: Order) => shop.store.findOrder(orderId)?.state
const decisions = () => shop.journal.flatMap((entry) => (entry.kind === 'decision' ? [entry] : []))

describe('a webhook with the event successful', () => {
  test('makes the shop ask Klump and mark the order paid', async () => {
    const order = await shop.order()
    shop.klump.answer(transactionOf(order))
    expect(await send(order, 'successful')).toBe(200)
    expect(stateOf(order)).toBe('paid')
    expect(decisions()).toMatchObject([{ via: 'webhook', verdict: 'paid', paidNow: true }])
  })

  test('does not pay the order when Klump’s verification answers otherwise', async () => {
    const order = await shop.order()
    shop.klump.answer(transactionOf(order, { amount: '1.00' }))
    expect(await send(order, 'successful')).toBe(200)
    expect(stateOf(order)).toBe('open')
    expect(decisions()).toMatchObject([{ via: 'webhook', verdict: 'not-paid' }])
    expect(shop.store.waitingWebhooks()).toEqual([])
  })

  test('makes the shop ask Klump again when the answer is still new', async () => {
    const order = await shop.order()
    shop.klump.answer(transactionOf(order, { status: 'new' }))
    expect(await send(order, 'successful')).toBe(200)
    expect(decisions()).toMatchObject([{ via: 'webhook', verdict: 'unknown' }])
    shop.klump.answer(transactionOf(order))
    shop.later.splice(0)[0]?.run()
    await shop.webhooks.idle()
    expect(stateOf(order)).toBe('paid')
  })

  test('is not processed again when it is replayed under a new id', async () => {
    const order = await shop.order()
    shop.klump.answer(transactionOf(order, { amount: '1.00' }))
    for (const id of ['one', 'two', 'three']) expect(await send(order, 'successful', { id })).toBe(200)
    expect(decisions()).toHaveLength(1)
  })

  test('is answered at once, although Klump does not answer the shop’s request', async () => {
    const order = await shop.order()
    shop.klump.answer(() => {})
    const entries = () => shop.journal.map(({ kind }) => kind)
    const answered = send(order, 'successful')
    await expect.poll(entries).toEqual(['webhook'])
    expect(shop.journal[0]).toMatchObject({ answered: 200 })
    await answered
    expect(entries()).toEqual(['webhook', 'decision'])
  })

  test('is processed once, however often it arrives under the same id', async () => {
    const order = await shop.order()
    shop.klump.answer(transactionOf(order, { amount: '1.00' }))
    const answers = await Promise.all([1, 2, 3].map(async () => await send(order, 'successful')))
    answers.push(await send(order, 'successful'))
    expect(answers).toEqual([200, 200, 200, 200])
    expect(shop.klump.asked).toHaveLength(1)
  })

  test('without an id is processed once for its reference', async () => {
    const order = await shop.order()
    shop.klump.answer(transactionOf(order))
    await send(order, 'successful', { id: '' })
    await send(order, 'successful', { id: '' })
    expect(stateOf(order)).toBe('paid')
    expect(decisions()).toHaveLength(1)
  })

  test('is matched to its order by meta_data, too: Klump documents no merchant_reference in webhooks', async () => {
    const order = await shop.order()
    shop.klump.answer(transactionOf(order))
    const data = { reference: REFERENCE, meta_data: order.checkout.meta_data }
    const body = JSON.stringify({ event: 'klump.payment.transaction.successful', data })
    expect(await send(order, 'successful', { body, signature: hmac(body) })).toBe(200)
    expect(stateOf(order)).toBe('paid')
  })

  test('that names another order and a used reference pays for nothing', async () => {
    const [paid, other] = [await shop.order(), await shop.order()]
    shop.klump.answer(
      replyAbout({
        [paid.checkout.merchant_reference]: transactionOf(paid),
        [REFERENCE]: transactionOf(paid),
      }),
    )
    await send(paid, 'successful')
    // The test has the key and signs this webhook. Klump would not sign one that names another order.
    expect(await send(other, 'successful', { id: 'two' })).toBe(200)
    expect(stateOf(other)).toBe('open')
    expect(decisions()).toHaveLength(1)
  })
})

describe('while the verdict is unknown', () => {
  test('the shop asks Klump again, with longer and longer waits, until Klump answers', async () => {
    const order = await shop.order()
    shop.klump.answer(reply(503, { message: 'down' }))
    await send(order, 'successful')
    for (const expected of [2000, 4000, 8000]) {
      const [next] = shop.later.splice(0)
      expect(next?.ms).toBe(expected)
      next?.run()
      await shop.webhooks.idle()
    }
    expect(stateOf(order)).toBe('open')
    shop.klump.answer(transactionOf(order))
    shop.later.splice(0)[0]?.run()
    await shop.webhooks.idle()
    expect(stateOf(order)).toBe('paid')
    expect(shop.later).toEqual([])
  })

  test('the shop asks Klump again no sooner than Retry-After allows', async () => {
    const order = await shop.order()
    shop.klump.answer(reply(429, { message: 'slow down' }, { 'retry-after': '90' }))
    await send(order, 'successful')
    const [next] = shop.later.splice(0)
    expect(next?.ms).toBe(90_000)
    shop.klump.answer(reply(503, { message: 'down' }))
    next?.run()
    await shop.webhooks.idle()
    expect(shop.later.map(({ ms }) => ms)).toEqual([4000])
  })

  test('a restarted shop processes the webhooks that were answered with 200 and not processed', async () => {
    const order = await shop.order()
    shop.klump.answer(reply(503, { message: 'down' }))
    await send(order, 'successful')
    shop.webhooks.stop()
    const restarted = await openTestShop({ apiUrl: shop.klump.url, store: shop.store })
    shop.klump.answer(transactionOf(order))
    restarted.webhooks.resume()
    await restarted.webhooks.idle()
    expect(stateOf(order)).toBe('paid')
    expect(shop.store.waitingWebhooks()).toEqual([])
    await restarted.klump.close()
  })
})

test('a waiting webhook of an order of the other environment is kept until the shop has those keys again', async () => {
  const order = await shop.order()
  shop.klump.answer(reply(503, { message: 'down' }))
  await send(order, 'successful')
  shop.webhooks.stop()

  const withLiveKeys = await openTestShop({
    apiUrl: shop.klump.url,
    store: shop.store,
    secretKey: 'klp_sk_madeup00',
  })
  shop.klump.answer(reply(404, { message: 'Transaction not found' }))
  withLiveKeys.webhooks.resume()
  await withLiveKeys.webhooks.idle()
  expect(shop.store.waitingWebhooks()).toHaveLength(1)

  const withItsOwn = await openTestShop({ apiUrl: shop.klump.url, store: shop.store })
  shop.klump.answer(transactionOf(order))
  withItsOwn.webhooks.resume()
  await withItsOwn.webhooks.idle()
  expect(stateOf(order)).toBe('paid')
  expect(shop.store.waitingWebhooks()).toEqual([])
  await withLiveKeys.klump.close()
  await withItsOwn.klump.close()
})

describe('the shop answers 200 and asks nothing of Klump for', () => {
  test.each(['initiated', 'abandoned', 'refunded'])('the event %s', async (happening) => {
    const order = await shop.order()
    expect(await send(order, happening)).toBe(200)
    expect(stateOf(order)).toBe('open')
    expect(shop.klump.asked).toEqual([])
  })

  test.each([
    ['GET', undefined],
    ['POST', ''],
    ['POST', '{}'],
    ['POST', '{"hello":1}'],
  ])('a request that a dashboard may send when the address is saved: %s %j', async (method, body) => {
    const response = await shop.app.request('/webhooks/klump', {
      method,
      ...(body !== undefined && { body }),
    })
    expect(response.status).toBe(200)
    expect(shop.klump.asked).toEqual([])
  })

  test('the event abandoned, after which the journal lists the shopper to call once', async () => {
    const order = await shop.order()
    expect(await send(order, 'abandoned')).toBe(200)
    expect(await send(order, 'abandoned', { id: 'two' })).toBe(200)
    expect(shop.klump.asked).toEqual([])
    const toCall = shop.journal.filter(({ kind }) => kind === 'to-call')
    expect(toCall).toEqual([
      { kind: 'to-call', orderId: order.orderId, reference: REFERENCE, naira: '14000.00' },
    ])
    expect(shop.store.attemptsOf(order.orderId)).toMatchObject([{ state: 'abandoned' }])
  })

  test('the event successful for an order that this shop has never made', async () => {
    const order = await shop.order()
    const stranger = { ...order, checkout: { ...order.checkout, merchant_reference: 'itan-other' } }
    expect(await send(stranger, 'successful')).toBe(200)
    expect(shop.klump.asked).toEqual([])
  })
})

describe('the shop refuses, without any work, a webhook with', () => {
  test.each<[string, (text: string) => Sending, number]>([
    ['no signature', () => ({ signature: '' }), 401],
    [
      'a signature in base64',
      (text) => ({ signature: Buffer.from(hmac(text), 'hex').toString('base64') }),
      401,
    ],
    ['a signature by another key', (text) => ({ signature: hmac(text, 'klp_sk_test_madeup99') }), 401],
    ['a signature by the public key', (text) => ({ signature: hmac(text, 'klp_pk_test_madeup00') }), 401],
    [
      'a body that was parsed and written again',
      (text) => ({ body: JSON.stringify(JSON.parse(text), null, 2) }),
      401,
    ],
    ['one byte more', (text) => ({ body: `${text} ` }), 401],
    ['another reference', (text) => ({ body: text.replace('0961', '0962') }), 401],
    ['no body and the signature of another body', () => ({ body: '' }), 400],
    ['a body of more than a megabyte', (text) => ({ body: text + ' '.repeat(1_000_001) }), 413],
    ['a genuine signature over a body without an event', () => ({ body: '[]', signature: hmac('[]') }), 400],
  ])('%s', async (_name, change, status) => {
    const order = await shop.order()
    shop.klump.answer(transactionOf(order))
    const data = { reference: REFERENCE, merchant_reference: order.checkout.merchant_reference }
    const text = JSON.stringify({ event: 'klump.payment.transaction.successful', data })
    expect(await send(order, 'successful', change(text))).toBe(status)
    expect(stateOf(order)).toBe('open')
    expect(shop.klump.asked).toEqual([])
    expect(JSON.stringify([shop.log, shop.journal])).not.toContain(SECRET)
  })
})
