import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { baskets } from './catalogue.ts'
import { createMerchant } from './index.ts'
import { openMerchantStore } from './store/index.ts'
import { reply } from '../../src/server/testing/klump-server.ts'
import { openTestShop, REFERENCE, SECRET, type TestShop } from './testing/shop.ts'

let shop: TestShop
beforeEach(async () => {
  shop = await openTestShop()
})
afterEach(async () => await shop.close())

describe('an order', () => {
  test('is priced by the server, whatever the page claims', async () => {
    const response = await shop.request('POST', '/api/orders', {
      items: [{ id: 'blender', quantity: 2, price: 1, unit_price: 1 }],
      amount: 1,
      customer: { email: 'ada@example.com', phone: '08012345678' },
    })
    expect(response.status).toBe(201)
    const { checkout } = (await response.json()) as { checkout: Record<string, unknown> }
    expect(checkout).toEqual({
      amount: 41_500,
      shipping_fee: 1_500,
      currency: 'NGN',
      merchant_reference: expect.stringMatching(/^itan-1-1-[0-9a-f]{32}$/) as string,
      meta_data: { merchant_reference: checkout['merchant_reference'] },
      email: 'ada@example.com',
      phone: '08012345678',
      items: [
        {
          name: 'Market blender',
          unit_price: 20_000,
          quantity: 2,
          image_url: 'http://shop.example/pictures/blender.svg',
          item_url: 'http://shop.example/#blender',
        },
      ],
    })
  })

  test('has an id and an unguessable reference of its own', async () => {
    const [one, two] = [await shop.order(), await shop.order()]
    expect(one.orderId).not.toBe(two.orderId)
    expect(one.checkout.merchant_reference).not.toBe(two.checkout.merchant_reference)
    expect(one.checkout.merchant_reference).not.toContain(one.orderId)
  })

  test('is refused for a second to an IP address that made three hundred orders at once', async () => {
    let now = 0
    const busy = await openTestShop({ clock: () => now })
    const make = async () =>
      await busy.request('POST', '/api/orders', { items: [{ id: 'lantern', quantity: 1 }] })
    for (let count = 0; count < 300; count += 1) expect((await make()).status).toBe(201)
    const refused = await make()
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1'])
    expect(await refused.json()).toEqual({ message: expect.stringContaining('Please try again') as string })
    now = 1000
    expect([(await make()).status, (await make()).status]).toEqual([201, 429])
    await busy.close()
  })

  test('is returned by its id, without data about the shopper', async () => {
    const { orderId } = await shop.order()
    const response = await shop.request('GET', `/api/orders/${orderId}`)
    expect(await response.json()).toEqual({
      orderId,
      number: 1,
      state: 'open',
      attempt: null,
      total: 14_000,
      currency: 'NGN',
      lines: [{ name: 'Solar lantern', quantity: 1 }],
    })
  })

  test('with an unknown id is answered with 404', async () => {
    expect((await shop.request('GET', '/api/orders/none')).status).toBe(404)
    expect((await shop.request('POST', '/api/orders/none/confirm', { reference: REFERENCE })).status).toBe(
      404,
    )
  })

  test.each([
    [undefined],
    [{ items: [] }],
    [{ items: [{ id: 'lantern', quantity: 0 }] }],
    [{ items: [{ id: 'lantern', quantity: 1.5 }] }],
    [{ items: [{ id: 'lantern', quantity: '1' }] }],
    [{ items: [{ id: 'lantern', quantity: 21 }] }],
    [{ items: [{ id: '__proto__', quantity: 1 }] }],
    [{ items: [{ id: 'lantern', quantity: 1 }], customer: { email: 5 } }],
  ])('like %j is refused', async (body) => {
    const response = await shop.request('POST', '/api/orders', body ?? [])
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({ message: expect.stringContaining('items') })
  })

  test('that is larger than any order is refused before it is read', async () => {
    const items = Array.from({ length: 2000 }, () => ({ id: 'lantern', quantity: 1 }))
    expect((await shop.request('POST', '/api/orders', { items })).status).toBe(413)
  })

  test('is not taken from a form, which any site could post', async () => {
    const { app } = createMerchant({
      publicKey: 'klp_pk_test_madeup00',
      secretKey: SECRET,
      apiUrl: shop.klump.url,
      shopUrl: 'http://shop.example',
      store: shop.store,
    })
    const body = JSON.stringify({ items: [{ id: 'lantern', quantity: 1 }] })
    const response = await app.request('/api/orders', {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body,
    })
    expect(response.status).toBe(415)
  })
})

test('the baskets come to the totals of the public samples', async () => {
  const totals = await Promise.all(
    baskets.map(async (basket) => (await shop.order(basket.items)).checkout.amount),
  )
  expect(totals).toEqual([14_000, 86_500, 40_000, 197_000, 200_001])
})

const startWithPublicKey = () =>
  createMerchant({
    publicKey: 'klp_pk_test_madeup00',
    secretKey: 'klp_pk_test_madeup00',
    apiUrl: 'http://klump.example',
    shopUrl: 'http://shop.example',
    store: openMerchantStore(':memory:'),
  })

describe('the secret key', () => {
  test('is refused at the start when it is a public key, and the error does not repeat it', () => {
    expect(startWithPublicKey).toThrow(/is a public key: it starts with klp_pk_/)
    expect(startWithPublicKey).not.toThrow(/madeup00/)
  })

  test('is used without the blanks around it', async () => {
    const blanks = await openTestShop({ secretKey: ` ${SECRET}\n` })
    await blanks.confirm(await blanks.order(), REFERENCE)
    expect(blanks.klump.asked[0]?.key).toBe(SECRET)
    await blanks.close()
  })

  test('is in no answer and no log, also when Klump refuses it or the store breaks', async () => {
    const heard: string[] = []
    const hear = async (response: Response) => heard.push(await response.text())
    const order = await shop.order()
    shop.klump.answer(reply(401, { message: `bad key ${SECRET}` }))
    await hear(await shop.request('GET', '/api/catalogue'))
    await hear(await shop.request('POST', `/api/orders/${order.orderId}/confirm`, { reference: REFERENCE }))
    const broken = await openTestShop({
      random: () => {
        throw new Error(`cannot use ${SECRET}`)
      },
    })
    const response = await broken.request('POST', '/api/orders', { items: [{ id: 'lantern', quantity: 1 }] })
    expect(response.status).toBe(500)
    await hear(response)
    const lines = [...heard, ...shop.log, ...broken.log].join('\n')
    expect(lines).not.toContain(SECRET)
    expect(shop.log).toEqual([
      expect.stringContaining('key_refused. Klump refused the secret key (HTTP 401)'),
    ])
    expect(broken.log).toEqual(['POST /api/orders: cannot use klp_sk_***'])
    await broken.close()
  })
})
