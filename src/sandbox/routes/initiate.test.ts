import { describe, expect, it } from 'vitest'
import { call, Client } from '../testing/client.ts'
import { orderOf, stand, START } from '../testing/stand.ts'

const item = { name: 'Fan', unit_price: 2000, quantity: 2 }

async function initiate(more: Record<string, unknown>) {
  const { sandbox } = stand()
  return new Client(sandbox, orderOf(4000, { items: [item], ...more })).initiate()
}

describe('initiate', () => {
  it('opens a transaction', async () => {
    const { sandbox } = stand()
    const order = orderOf(4100, { items: [item], shipping_fee: 100, merchant_reference: 'A-1' })
    const { status, body } = await new Client(sandbox, order).initiate()
    expect(status).toBe(200)
    expect(body).toMatchObject({
      totalAmountToBePaid: 4100,
      currency: 'NGN',
      merchant: 'Ìtàn Market',
      is_live: false,
      token: expect.stringMatching(/^\S{20,}$/) as string,
    })
    const seconds = String(START / 1000)
    expect(body['reference']).toMatch(new RegExp(`^KLP-${seconds.slice(0, 4)}-${seconds.slice(4)}-\\d{4}$`))
    expect(sandbox.transactions()).toMatchObject([
      { merchantReference: 'A-1', status: 'new', amountKobo: 410_000 },
    ])
  })

  it('gives every transaction of one second its own reference, even when random numbers repeat', async () => {
    // The first random number makes the reference; the token comes after it.
    let isFirstDraw = false
    const random = () => {
      const draw = isFirstDraw ? 0.9999 : Math.random()
      isFirstDraw = false
      return draw
    }
    const { sandbox } = stand({ random })
    const references: unknown[] = []
    for (let count = 0; count < 3; count += 1) {
      isFirstDraw = true
      const { body } = await new Client(sandbox, orderOf(4000)).initiate()
      references.push(body['reference'])
    }
    expect(references.map((reference) => String(reference).slice(-4))).toEqual(['9999', '0000', '0001'])
  })

  it.each([
    ['numeric text', { items: [{ ...item, unit_price: '2000' }], amount: '4000.00' }],
    ['amounts with kobo', { items: [{ ...item, unit_price: 0.1, quantity: 3 }], amount: 0.3 }],
    ['a discount', { discount: 500, amount: 3500 }],
    ['a phone from abroad', { phone: '+234 801 234 5678' }],
    ['a numeric merchant reference', { merchant_reference: 77 }],
    ['an item without a name', { items: [{ unit_price: 2000, quantity: 2 }] }],
    [
      'empty and null values of optional fields',
      { shipping_fee: null, meta_data: null, merchant_reference: '' },
    ],
  ])('accepts %s', async (_, more) => {
    expect(await initiate(more)).toMatchObject({ status: 200 })
  })

  it.each([
    [{ currency: 'USD' }, 'currency: expected "NGN"'],
    [{ items: [] }, 'items: expected at least one item'],
    [{ items: [{ ...item, quantity: 1.5 }] }, 'items[0].quantity: expected a whole number'],
    [{ items: [{ ...item, unit_price: '12,5' }] }, 'items[0].unit_price: expected an amount in naira'],
    [
      { amount: 4200 },
      'amount: expected 4000.00 (items 4000.00, shipping 0.00, discount 0.00), received 4200.00',
    ],
    [{ amount: 4100, shipping_fee: 99 }, 'amount: expected 4099.00'],
    [{ amount: -4000 }, 'amount: expected an amount in naira'],
    [{ amount: 0, discount: 4000 }, 'amount: expected more than 0'],
    [{ amount: 0, discount: 5000 }, 'amount: expected a discount within the order'],
    [{ email: null, phone: null }, 'email and phone are missing'],
    [{ email: 'ada' }, 'email: expected an email address'],
    [{ phone: '0801' }, 'phone: expected 11 digits'],
    [{ meta_data: 'x' }, 'meta_data: expected an object'],
    [{ klump_public_key: 'klp_pk_1234abdc5678' }, 'klump_public_key: expected the key that is in the header'],
  ])('refuses %j and says what is wrong', async (wrong, message) => {
    const { status, body } = await initiate(wrong)
    expect(status).toBe(400)
    expect(body['message']).toContain(message)
  })

  it.each([
    [900, 200],
    [5_000, 400],
    [200_000, 400],
  ])('answers meta_data of %i levels with %i, and not with a server error', async (levels, status) => {
    const { sandbox } = stand()
    const key = sandbox.account().test.publicKey
    const text = JSON.stringify({ ...orderOf(4000), klump_public_key: key, meta_data: { deep: 'HERE' } })
    const request = new Request('http://localhost:4999/v1/transactions/initiate', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'klump-public-key': key },
      body: text.replace('"HERE"', '['.repeat(levels) + ']'.repeat(levels)),
    })
    expect((await sandbox.fetch(request)).status).toBe(status)
  })

  it('refuses a body that is no JSON object', async () => {
    const { sandbox } = stand()
    const headers = { 'klump-public-key': sandbox.account().test.publicKey }
    const { status, body } = await call(sandbox, 'POST', '/transactions/initiate', headers, [])
    expect([status, body['message']]).toEqual([400, 'The body must be a JSON object.'])
  })
})
