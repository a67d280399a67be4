import { describe, expect, it } from 'vitest'
import { call, Client } from '../testing/client.ts'
import { listening } from '../testing/listening.ts'
import { isSigned } from '../testing/receiver.ts'
import { orderOf, START } from '../testing/stand.ts'
import { walkTo } from '../testing/walk.ts'

const HOUR = 3_600_000
const order = orderOf(197_000, {
  merchant_reference: 'A-1',
  meta_data: { table: 7 },
  items: [{ name: 'Fan', unit_price: 98_450, quantity: 2, image_url: '', item_url: '' }],
  shipping_fee: 100,
})

describe('webhooks', () => {
  it('report a transaction when it begins and when it is paid, as documented', async () => {
    const { sandbox, receiver } = await listening()
    const { client } = await walkTo('LOAN_STATUS', 'klump', sandbox, order)
    await sandbox.advance(3000)
    expect(receiver.story).toEqual(['initiated new', 'successful successful'])
    const [, paid] = receiver.received
    const { reference } = client.last.body['data'] as { reference: string }
    expect(paid?.data).toEqual({
      id: expect.any(Number) as number,
      reference,
      amount: '205952.33',
      currency: 'NGN',
      meta_data: { table: 7 },
      status: 'successful',
      is_live: false,
      shipping_fee: '100.00',
      created_at: new Date(START).toISOString(),
      items: [expect.objectContaining({ name: 'Fan', unit_price: '98450.00', quantity: 2 }) as unknown],
      customer: {
        id: expect.any(Number) as number,
        firstname: null,
        lastname: null,
        email: 'ada@example.test',
        phone: '+2348012345678',
      },
    })
    for (const webhook of receiver.received) {
      expect(webhook.headers['content-type']).toBe('application/json')
      expect(webhook.attempt).toBe(1)
      expect(isSigned(webhook, sandbox.account().test.secretKey)).toBe(true)
      expect(isSigned(webhook, sandbox.account().live.secretKey)).toBe(false)
    }
    expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(2)
  })

  it('go to the address of their environment only', async () => {
    const { sandbox, receiver } = await listening()
    sandbox.webhooks.setUrl('test', receiver.url('/for-test'))
    sandbox.webhooks.setUrl('live', receiver.url('/for-live'))
    await new Client(sandbox, orderOf(30_000)).initiate()
    sandbox.setMode('live')
    await new Client(sandbox, orderOf(40_000), sandbox.account().live.publicKey).initiate()
    await sandbox.advance(0)
    expect(receiver.received.map(({ path, data }) => [path, data['is_live']])).toEqual([
      ['/for-test', false],
      ['/for-live', true],
    ])
    for (const [index, { secretKey }] of [sandbox.account().test, sandbox.account().live].entries()) {
      expect(receiver.received[index] && isSigned(receiver.received[index], secretKey)).toBe(true)
    }
  })

  it('are stored and not sent while no address is set', async () => {
    const { sandbox, receiver } = await listening()
    sandbox.webhooks.setUrl('test', undefined)
    await new Client(sandbox, orderOf(30_000)).initiate()
    await sandbox.advance(HOUR)
    expect(receiver.received).toEqual([])
    expect(sandbox.webhooks.deliveries()).toMatchObject([{ state: 'no-url', attempts: [] }])
  })

  it('can only be sent to a web address on this machine', async () => {
    const { sandbox, receiver } = await listening()
    for (const [url, words] of [
      ['https://shop.example/hooks', 'on this machine'],
      ['http://127.0.0.1.shop.example/', 'on this machine'],
      ['http://localhost@shop.example/', 'without a name and password'],
      ['http://shop.example#@localhost/', 'on this machine'],
      ['http://169.254.169.254/', 'on this machine'],
      ['ftp://localhost/', 'http:// or https://'],
      ['javascript:alert(1)', 'http:// or https://'],
      ['localhost:4101', 'http:// or https://'],
      ['/webhooks', 'a whole address'],
      [`http://localhost/${'x'.repeat(2000)}`, 'at most 2000'],
    ] as const) {
      expect(() => {
        sandbox.webhooks.setUrl('test', url)
      }).toThrow(words)
    }
    expect(sandbox.webhooks.url('test')).toBe(receiver.url())
  })
})

describe('a transaction whose shopper left', () => {
  it('is abandoned after a day, once', async () => {
    const { sandbox, receiver } = await listening()
    await walkTo('VERIFY_OTP', 'stanbic', sandbox, orderOf(40_000))
    await sandbox.advance(24 * HOUR - 1)
    expect(receiver.story).toEqual(['initiated new'])
    await sandbox.advance(1)
    await sandbox.advance(48 * HOUR)
    expect(receiver.story).toEqual(['initiated new', 'abandoned abandoned'])
    expect(receiver.received[1]?.data).toMatchObject({
      original_amount: '40000.00',
      repayment_cycle: null,
    })
  })

  it('is abandoned after the time that abandonAfterMs sets', async () => {
    const { sandbox, receiver } = await listening({ abandonAfterMs: 5000 })
    await walkTo('VERIFY_OTP', 'stanbic', sandbox, orderOf(40_000))
    await sandbox.advance(5000)
    expect(receiver.story).toEqual(['initiated new', 'abandoned abandoned'])
  })

  it('stays new when no lender was chosen, and the shop receives no further webhook', async () => {
    const { sandbox, receiver } = await listening()
    await new Client(sandbox, orderOf(40_000)).initiate()
    await sandbox.advance(30 * 24 * HOUR)
    expect(receiver.story).toEqual(['initiated new'])
    expect(sandbox.transactions()).toMatchObject([{ status: 'new' }])
  })

  it('is not abandoned while the shopper goes on, however slowly', async () => {
    const { sandbox, receiver } = await listening({ abandonAfterMs: 60_000 })
    const client = new Client(sandbox, orderOf(40_000))
    await client.initiate()
    await client.choose('klump')
    for (const answer of [{ phoneNumber: '08012345678' }, { otp: '12345' }, { installment: 4 }]) {
      await sandbox.advance(50_000)
      expect((await client.goOn(answer)).status).toBe(200)
    }
    expect(receiver.story).toEqual(['initiated new'])
  })

  it('can still become successful when the shopper comes back', async () => {
    const { sandbox, receiver } = await listening({ behaviour: { references: 'kind' } })
    const { client } = await walkTo('NEW_LOAN', 'klump', sandbox, order)
    await sandbox.advance(24 * HOUR)
    const { client: back } = await walkTo('LOAN_STATUS', 'klump', sandbox, order)
    await sandbox.advance(3000)
    expect(receiver.story).toEqual(['initiated new', 'abandoned abandoned', 'successful successful'])
    expect(new Set(receiver.received.map(({ data }) => data['reference'])).size).toBe(1)
    expect((await client.goOn()).status).toBe(401)
    expect((await back.goOn()).body).toMatchObject({ is_completed: true, success: true })
  })

  it('can still become successful from the bank’s page, days later', async () => {
    const { sandbox, receiver } = await listening()
    const { client } = await walkTo('REDIRECT', 'polaris', sandbox, order)
    await sandbox.advance(48 * HOUR)
    expect(receiver.story).toEqual(['initiated new', 'abandoned abandoned'])
    await sandbox.fetch(
      new Request(client.step?.redirect_url ?? '', {
        method: 'POST',
        body: new URLSearchParams({ answer: 'approved' }),
      }),
    )
    await sandbox.advance(0)
    expect(receiver.story.at(-1)).toBe('successful successful')
  })
})

describe('a loan that the bank has not decided', () => {
  it('stays pending and is not abandoned, until the bank approves it', async () => {
    const { sandbox, receiver } = await listening()
    const typed = { phoneNumber: '08033333333' }
    const { client } = await walkTo('LOAN_STATUS', 'klump', sandbox, order, typed)
    await sandbox.advance(70 * HOUR)
    expect(receiver.story).toEqual(['initiated new'])
    const { reference } = client.last.body['data'] as { reference: string }
    expect(sandbox.decide(reference, 'approved')).toBe(true)
    expect(sandbox.decide(reference, 'declined')).toBe(false)
    await sandbox.advance(0)
    expect(receiver.story).toEqual(['initiated new', 'successful successful'])
    const { body } = await call(sandbox, 'GET', `/transactions/${reference}/verify`, {
      'klump-secret-key': sandbox.account().test.secretKey,
    })
    expect(body['data']).toMatchObject({ status: 'successful' })
  })
})
