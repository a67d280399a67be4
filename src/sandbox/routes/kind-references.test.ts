import { describe, expect, it } from 'vitest'
import { Client } from '../testing/client.ts'
import { orderOf, stand } from '../testing/stand.ts'
import { walkTo } from '../testing/walk.ts'

const KIND = { behaviour: { references: 'kind' } } as const
const items = (unit_price: number) => [{ name: 'Standing fan', unit_price, quantity: 1 }]

describe('a merchant reference, when references are "kind",', () => {
  const order = (amount: number) => orderOf(amount, { merchant_reference: 'A-1' })

  it('continues the transaction of the same order while no loan was requested', async () => {
    const { sandbox } = stand(KIND)
    const first = await new Client(sandbox, order(40_000)).initiate()
    const second = await new Client(sandbox, { ...order(40_000), meta_data: { visit: 2 } }).initiate()
    expect(second.body['reference']).toBe(first.body['reference'])
    expect(second.body['token']).not.toBe(first.body['token'])
    expect(sandbox.transactions()).toMatchObject([{ amountKobo: 4_000_000 }])
  })

  it.each([
    ['email', { email: 'eve@example.test' }],
    ['phone', { phone: '08099999999' }],
    ['a missing phone', { phone: null }],
    ['amount', orderOf(50_000)],
    ['items', { items: [{ name: 'Another fan', unit_price: 40_000, quantity: 1 }] }],
    ['prices', { items: [{ name: 'Standing fan', unit_price: 20_000, quantity: 2 }] }],
    [
      'the number of items',
      { discount: 1, items: [...items(40_000), { name: 'Cable', unit_price: 1, quantity: 1 }] },
    ],
    ['shipping fee', { shipping_fee: 10_000, items: items(30_000) }],
  ])('is refused for an order with a different %s, and nothing changes', async (_what, other) => {
    const { sandbox } = stand(KIND)
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
    const { sandbox, pass } = stand(KIND)
    await walkTo('LOAN_STATUS', 'klump', sandbox, order(40_000))
    for (const ms of [0, 3000]) {
      pass(ms)
      const again = await new Client(sandbox, order(40_000)).initiate()
      expect(again.status).toBe(409)
      expect(again.body['message']).toBe('Merchant reference must be unique for transaction.')
    }
  })

  it('gives the state of the loan to the same shopper, and to no other', async () => {
    const { sandbox, pass } = stand(KIND)
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

  it('can be used again after a decline, and another bank can approve the same transaction', async () => {
    const { sandbox, pass } = stand(KIND)
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
})
