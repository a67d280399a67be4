import { describe, expect, it } from 'vitest'
import { call, Client } from '../testing/client.ts'
import { orderOf, stand, START } from '../testing/stand.ts'
import { walkTo } from '../testing/walk.ts'

const item = { name: 'Fan', unit_price: 2000, quantity: 2 }
const items = (unit_price: number) => [{ name: 'Standing fan', unit_price, quantity: 1 }]

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

  it('gives every transaction of one second a reference of its own, whatever the luck', async () => {
    // The reference is the first thing that is drawn; the token comes after it.
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
    ['kobo', { items: [{ ...item, unit_price: 0.1, quantity: 3 }], amount: 0.3 }],
    ['a discount', { discount: 500, amount: 3500 }],
    ['a phone from abroad', { phone: '+234 801 234 5678' }],
    ['a numeric merchant reference', { merchant_reference: 77 }],
    [
      'empty and null where nothing is meant',
      { shipping_fee: null, meta_data: null, merchant_reference: '' },
    ],
  ])('takes %s', async (_, more) => {
    expect(await initiate(more)).toMatchObject({ status: 200 })
  })

  it.each([
    [{ currency: 'USD' }, 'currency: expected "NGN"'],
    [{ items: [] }, 'items: expected at least one item'],
    [{ items: [{ ...item, quantity: 1.5 }] }, 'items[0].quantity: expected a whole number'],
    [{ items: [{ ...item, unit_price: '12,5' }] }, 'items[0].unit_price: expected an amount in naira'],
    [{ items: [{ ...item, name: ' ' }] }, 'items[0].name is missing'],
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
  ])('meta_data of %i levels is no fault of the server: %i', async (levels, status) => {
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

describe('a merchant reference', () => {
  const order = (amount: number) => orderOf(amount, { merchant_reference: 'A-1' })

  it('is taken up again by the same order while no loan was asked for', async () => {
    const { sandbox } = stand()
    const first = await new Client(sandbox, order(40_000)).initiate()
    const second = await new Client(sandbox, { ...order(40_000), meta_data: { visit: 2 } }).initiate()
    expect(second.body['reference']).toBe(first.body['reference'])
    expect(second.body['token']).not.toBe(first.body['token'])
    expect(sandbox.transactions()).toMatchObject([{ amountKobo: 4_000_000 }])
  })

  it.each([
    ['email', { email: 'eve@example.test' }],
    ['phone', { phone: '08099999999' }],
    ['no phone', { phone: null }],
    ['amount', orderOf(50_000)],
    ['things', { items: [{ name: 'Another fan', unit_price: 40_000, quantity: 1 }] }],
    ['prices', { items: [{ name: 'Standing fan', unit_price: 20_000, quantity: 2 }] }],
    [
      'more things',
      { discount: 1, items: [...items(40_000), { name: 'Cable', unit_price: 1, quantity: 1 }] },
    ],
    ['delivery', { shipping_fee: 10_000, items: items(30_000) }],
  ])('is taken up for nobody else: another %s is refused and changes nothing', async (_what, other) => {
    const { sandbox } = stand()
    const first = new Client(sandbox, order(40_000))
    await first.initiate()
    const before = sandbox.transactions()
    const { status, body } = await new Client(sandbox, {
      ...order(40_000),
      ...other,
      merchant_reference: 'A-1',
    }).initiate()
    expect([status, body]).toEqual([409, { message: 'Merchant reference must be unique for transaction.' }])
    expect(sandbox.transactions()).toEqual(before)
    expect((await new Client(sandbox, order(40_000)).initiate()).status).toBe(200)
  })

  it('is used up by a loan, decided or not', async () => {
    const { sandbox, pass } = stand()
    await walkTo('LOAN_STATUS', 'klump', sandbox, order(40_000))
    for (const ms of [0, 3000]) {
      pass(ms)
      const again = await new Client(sandbox, order(40_000)).initiate()
      expect(again.status).toBe(409)
      expect(again.body['message']).toBe('Merchant reference must be unique for transaction.')
    }
  })

  it('leads the same shopper to where their loan stands, and nobody else', async () => {
    const { sandbox, pass } = stand()
    const { client } = await walkTo('LOAN_STATUS', 'klump', sandbox, order(40_000))
    const again = new Client(sandbox, order(40_000))
    const { status, body } = await again.initiate()
    expect(status).toBe(409)
    expect(body).toMatchObject({ partner: 'klump', next_step: client.step, is_live: false })
    pass(3000)
    const asked = await again.send('GET', client.step?.api ?? '')
    expect(asked.body).toMatchObject({ is_completed: true, success: true })

    for (const other of [{ email: 'eve@example.test' }, { phone: '08099999999' }, orderOf(41_000)]) {
      const unknownKey = await new Client(sandbox, { ...order(40_000), ...other }).initiate()
      expect([unknownKey.status, Object.keys(unknownKey.body)]).toEqual([409, ['message']])
    }
  })

  it('is free again when the bank said no, and another bank may say yes in the same transaction', async () => {
    const { sandbox, pass } = stand()
    const declined = { phoneNumber: '08011111111' }
    const { client } = await walkTo('LOAN_STATUS', 'klump', sandbox, order(40_000), declined)
    pass(3000)
    await client.goOn()
    expect(sandbox.transactions()).toMatchObject([{ status: 'declined' }])
    expect((await new Client(sandbox, order(40_000)).initiate()).status).toBe(200)
    const { client: second } = await walkTo('LOAN_STATUS', 'stanbic', sandbox, order(40_000))
    pass(3000)
    expect((await second.goOn()).body).toMatchObject({ success: true })
    expect(sandbox.loanCount()).toBe(1)
    expect(sandbox.transactions()).toMatchObject([{ status: 'successful', partner: 'stanbic' }])
  })

  it('may be used once in each environment', async () => {
    const { sandbox } = stand()
    const { test, live } = sandbox.account()
    const inTest = await new Client(sandbox, order(40_000), test.publicKey).initiate()
    sandbox.setMode('live')
    const inLive = await new Client(sandbox, order(40_000), live.publicKey).initiate()
    expect(inLive.body).toMatchObject({ is_live: true })
    expect(inLive.body['reference']).not.toBe(inTest.body['reference'])
  })
})
