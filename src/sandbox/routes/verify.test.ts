import { describe, expect, it } from 'vitest'
import type { Sandbox } from '../index.ts'
import { call, Client } from '../testing/client.ts'
import { orderOf, stand, START } from '../testing/stand.ts'
import { walkTo } from '../testing/walk.ts'

function verify(sandbox: Sandbox, reference: unknown, secretKey = sandbox.account().test.secretKey) {
  const path = `/transactions/${encodeURIComponent(String(reference))}/verify`
  return call(sandbox, 'GET', path, { 'klump-secret-key': secretKey })
}

const order = orderOf(1100, {
  merchant_reference: 'A-1',
  meta_data: { table: 7 },
  items: [
    { name: 'Cup', unit_price: 300, quantity: 3, image_url: 'https://shop.test/cup.png', item_url: '' },
    { name: 'Plate', unit_price: '100.00', quantity: 1, image_url: '', item_url: '' },
  ],
  shipping_fee: 100,
})

describe('verify', () => {
  it('answers an unpaid order with the status new and the amount of the order', async () => {
    const { sandbox } = stand()
    const { body } = await new Client(sandbox, order).initiate()
    const { status, body: verified } = await verify(sandbox, body['reference'])
    const at = new Date(START).toISOString()
    const ids = { id: expect.any(Number) as number, transaction_id: expect.any(Number) as number }
    const times = { created_at: at, updated_at: at }
    expect(status).toBe(200)
    expect(verified).toEqual({
      state: 'success',
      data: {
        id: expect.any(Number) as number,
        reference: body['reference'],
        amount: '1100.00',
        original_amount: '1100.00',
        status: 'new',
        currency: 'NGN',
        merchant_reference: 'A-1',
        meta_data: { table: 7 },
        is_live: false,
        items: [
          {
            ...ids,
            name: 'Cup',
            image_url: 'https://shop.test/cup.png',
            item_url: '',
            unit_price: '300.00',
            quantity: 3,
            ...times,
          },
          { ...ids, name: 'Plate', image_url: '', item_url: '', unit_price: '100.00', quantity: 1, ...times },
        ],
      },
    })
  })

  it('answers successful after the bank’s decision, even when the shopper has left', async () => {
    const { sandbox, pass } = stand()
    const { client } = await walkTo('LOAN_STATUS', 'klump', sandbox, orderOf(197_000))
    const { reference } = client.last.body['data'] as { reference: string }
    const amounts = { amount: '205952.33', original_amount: '197000.00' }
    expect((await verify(sandbox, reference)).body['data']).toMatchObject({ status: 'new', ...amounts })
    pass(3000)
    expect((await verify(sandbox, reference)).body['data']).toMatchObject({
      status: 'successful',
      ...amounts,
    })
  })

  it('leaves out a merchant reference that was never given', async () => {
    const { sandbox } = stand()
    const { body } = await new Client(sandbox, orderOf(4000)).initiate()
    expect((await verify(sandbox, body['reference'])).body['data']).not.toHaveProperty('merchant_reference')
  })

  it('answers 404 for a reference of the other environment, and for an unknown one', async () => {
    const { sandbox } = stand()
    const { body } = await new Client(sandbox, order).initiate()
    const missing = { status: 404, body: { message: 'There is no transaction with this reference.' } }
    sandbox.setMode('live')
    expect(await verify(sandbox, body['reference'], sandbox.account().live.secretKey)).toEqual(missing)
    sandbox.setMode('test')
    for (const reference of ['KLP-1684-573200-0000x', "' OR 1=1 --", '../../secrets', 'A-2', 'a-1', ' A-1']) {
      expect(await verify(sandbox, reference)).toEqual(missing)
    }
  })

  describe('with the shop’s own reference', () => {
    const resend = (sandbox: Sandbox, reference: string) =>
      call(sandbox, 'GET', `/transactions/${encodeURIComponent(reference)}/resend-webhook`, {
        'klump-secret-key': sandbox.account().test.secretKey,
      })

    it.each(['A-1', 'Ọjà 7/№ 3 #?&', 'KLP-1', '../verify'])(
      'finds the transaction that used up %j',
      async (own) => {
        const { sandbox } = stand()
        const { body } = await new Client(sandbox, { ...order, merchant_reference: own }).initiate()
        const found = { state: 'success', data: { reference: body['reference'], meta_data: { table: 7 } } }
        expect(await verify(sandbox, own)).toMatchObject({ status: 200, body: found })
        expect(await resend(sandbox, own)).toMatchObject({ status: 200, body: found })
      },
    )

    it('answers with Klump’s reference, even when the answer does not repeat the shop’s', async () => {
      const { sandbox } = stand({ behaviour: { verifyNamesMerchantReference: false } })
      const { body } = await new Client(sandbox, order).initiate()
      const { data } = (await verify(sandbox, 'A-1')).body as { data: Record<string, unknown> }
      expect(data).toMatchObject({ reference: body['reference'], meta_data: { table: 7 } })
      expect(data).not.toHaveProperty('merchant_reference')
    })

    it('finds no transaction of the other environment, and none for an unknown reference', async () => {
      const { sandbox } = stand()
      await new Client(sandbox, order).initiate()
      expect((await resend(sandbox, 'A-2')).status).toBe(404)
      sandbox.setMode('live')
      expect((await verify(sandbox, 'A-1', sandbox.account().live.secretKey)).status).toBe(404)
    })

    it('finds no transaction before the choice of a lender, when that choice uses the reference up', async () => {
      const { sandbox } = stand({ behaviour: { usedUpAt: 'lender' } })
      const { body } = await new Client(sandbox, order).initiate()
      expect((await verify(sandbox, 'A-1')).status).toBe(404)
      expect((await verify(sandbox, body['reference'])).status).toBe(200)
      const paid = { merchant_reference: 'A-1' }
      const { client } = await walkTo('LOAN_STATUS', 'klump', sandbox, orderOf(40_000, paid))
      const { reference } = client.last.body['data'] as { reference: string }
      expect((await verify(sandbox, 'A-1')).body['data']).toMatchObject({ reference })
    })

    it('prefers the transaction whose Klump reference is the same text', async () => {
      const { sandbox } = stand()
      const { body } = await new Client(sandbox, order).initiate()
      const klumps = String(body['reference'])
      await new Client(sandbox, orderOf(4000, { merchant_reference: klumps })).initiate()
      expect((await verify(sandbox, klumps)).body['data']).toMatchObject({ merchant_reference: 'A-1' })
    })
  })
})
