import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { reply, replyAbout } from '../../../src/server/testing/klump-server.ts'
import { openTestShop, REFERENCE, SECRET, transactionOf, type Order, type TestShop } from '../testing/shop.ts'

let shop: TestShop
beforeEach(async () => {
  shop = await openTestShop({ timeoutMs: 200 })
})
afterEach(async () => await shop.close())

interface Sending {
  id?: string | undefined
  body?: string
  signature?: string
}

/** What Klump sends about an order, its signature made by the words of the documentation. */
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

describe('a webhook that says successful', () => {
  test('makes Klump be asked, and the order paid', async () => {
    const order = await shop.order()
    shop.klump.answer(transactionOf(order))
    expect(await send(order, 'successful')).toBe(200)
    expect(stateOf(order)).toBe('paid')
    expect(decisions()).toMatchObject([{ via: 'webhook', verdict: 'paid', paidNow: true }])
  })

  test('is not believed when Klump, asked, says otherwise', async () => {
    const order = await shop.order()
    shop.klump.answer(transactionOf(order, { amount: '1.00' }))
    expect(await send(order, 'successful')).toBe(200)
    expect(stateOf(order)).toBe('open')
    expect(decisions()).toMatchObject([{ via: 'webhook', verdict: 'not-paid' }])
    expect(shop.store.waitingWebhooks()).toEqual([])
  })

  test('contradicts an answer that still says new: Klump is asked again', async () => {
    const order = await shop.order()
    shop.klump.answer(transactionOf(order, { status: 'new' }))
    expect(await send(order, 'successful')).toBe(200)
    expect(decisions()).toMatchObject([{ via: 'webhook', verdict: 'unknown' }])
    shop.klump.answer(transactionOf(order))
    shop.later.splice(0)[0]?.run()
    await shop.webhooks.idle()
    expect(stateOf(order)).toBe('paid')
  })

  test('is no new work when it is replayed under a new id', async () => {
    const order = await shop.order()
    shop.klump.answer(transactionOf(order, { amount: '1.00' }))
    for (const id of ['one', 'two', 'three']) expect(await send(order, 'successful', { id })).toBe(200)
    expect(decisions()).toHaveLength(1)
  })

  test('is answered before Klump is asked, however long that takes', async () => {
    const order = await shop.order()
    shop.klump.answer(() => {})
    const entries = () => shop.journal.map(({ kind }) => kind)
    const answered = send(order, 'successful')
    await expect.poll(entries).toEqual(['webhook'])
    expect(shop.journal[0]).toMatchObject({ answered: 200 })
    await answered
    expect(entries()).toEqual(['webhook', 'decision'])
  })

  test('is dealt with once, however often it comes and under whichever attempt', async () => {
    const order = await shop.order()
    shop.klump.answer(transactionOf(order, { amount: '1.00' }))
    const answers = await Promise.all([1, 2, 3].map(async () => await send(order, 'successful')))
    answers.push(await send(order, 'successful'))
    expect(answers).toEqual([200, 200, 200, 200])
    expect(shop.klump.asked).toHaveLength(1)
  })

  test('without an id is dealt with once for its reference', async () => {
    const order = await shop.order()
    shop.klump.answer(transactionOf(order))
    await send(order, 'successful', { id: '' })
    await send(order, 'successful', { id: '' })
    expect(stateOf(order)).toBe('paid')
    expect(decisions()).toHaveLength(1)
  })

  test('finds its order by meta_data, too: Klump documents no merchant_reference in webhooks', async () => {
    const order = await shop.order()
    shop.klump.answer(transactionOf(order))
    const data = { reference: REFERENCE, meta_data: order.checkout.meta_data }
    const body = JSON.stringify({ event: 'klump.payment.transaction.successful', data })
    expect(await send(order, 'successful', { body, signature: hmac(body) })).toBe(200)
    expect(stateOf(order)).toBe('paid')
  })

  test('replayed about an order of somebody else pays for nothing', async () => {
    const [paid, other] = [await shop.order(), await shop.order()]
    shop.klump.answer(
      replyAbout({
        [paid.checkout.merchant_reference]: transactionOf(paid),
        [REFERENCE]: transactionOf(paid),
      }),
    )
    await send(paid, 'successful')
    // The key is what is signed: this one names another order, which Klump would not have signed.
    expect(await send(other, 'successful', { id: 'two' })).toBe(200)
    expect(stateOf(other)).toBe('open')
    expect(decisions()).toHaveLength(1)
  })
})

describe('while nobody knows', () => {
  test('Klump is asked again, with longer and longer waits, until it answers', async () => {
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

  test('and not sooner than Klump asks for', async () => {
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

  test('a restart of the shop takes up what was answered with 200 and not done', async () => {
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

test('one that waits, of an order of the other environment, is left for the keys of that one', async () => {
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

describe('what needs nothing done is answered with 200 all the same', () => {
  test.each(['initiated', 'abandoned', 'refunded'])('%s', async (happening) => {
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
  ])('what a dashboard may send when the address is saved: %s %j', async (method, body) => {
    const response = await shop.app.request('/webhooks/klump', {
      method,
      ...(body !== undefined && { body }),
    })
    expect(response.status).toBe(200)
    expect(shop.klump.asked).toEqual([])
  })

  test('abandoned: a shopper to call, told once', async () => {
    const order = await shop.order()
    await send(order, 'abandoned')
    await send(order, 'abandoned', { id: 'two' })
    const toCall = shop.journal.filter(({ kind }) => kind === 'to-call')
    expect(toCall).toEqual([
      { kind: 'to-call', orderId: order.orderId, reference: REFERENCE, naira: '14000.00' },
    ])
    expect(shop.store.attemptsOf(order.orderId)).toMatchObject([{ state: 'abandoned' }])
  })

  test('successful, for an order that this shop has never made', async () => {
    const order = await shop.order()
    const stranger = { ...order, checkout: { ...order.checkout, merchant_reference: 'itan-other' } }
    expect(await send(stranger, 'successful')).toBe(200)
    expect(shop.klump.asked).toEqual([])
  })
})

describe('refused, and nothing is done', () => {
  test.each<[string, (text: string) => Sending, number]>([
    ['no signature', () => ({ signature: '' }), 401],
    [
      'a signature in base64',
      (text) => ({ signature: Buffer.from(hmac(text), 'hex').toString('base64') }),
      401,
    ],
    ['another key', (text) => ({ signature: hmac(text, 'klp_sk_test_madeup99') }), 401],
    ['the public key', (text) => ({ signature: hmac(text, 'klp_pk_test_madeup00') }), 401],
    [
      'a body that was parsed and written again',
      (text) => ({ body: JSON.stringify(JSON.parse(text), null, 2) }),
      401,
    ],
    ['one byte more', (text) => ({ body: `${text} ` }), 401],
    ['another reference', (text) => ({ body: text.replace('0961', '0962') }), 401],
    ['no body, and a signature of another', () => ({ body: '' }), 400],
    ['more than a megabyte', (text) => ({ body: text + ' '.repeat(1_000_001) }), 413],
    ['a genuine signature over no event', () => ({ body: '[]', signature: hmac('[]') }), 400],
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
