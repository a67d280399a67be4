import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createSandbox, type Sandbox } from '../index.ts'
import { call, Client } from '../testing/client.ts'
import { listening } from '../testing/listening.ts'
import { orderOf, stand } from '../testing/stand.ts'
import { walkTo } from '../testing/walk.ts'

const REFUSED = [409, { message: 'Merchant reference must be unique for transaction.' }]
const DECLINES = { phoneNumber: '08011111111' }
const order = (reference: string, amount = 40_000) => orderOf(amount, { merchant_reference: reference })

async function initiate(sandbox: Sandbox, what: Record<string, unknown>) {
  const { status, body } = await new Client(sandbox, what).initiate()
  return [status, body]
}

describe('a merchant reference', () => {
  it.each([
    ['was only initiated', (sandbox: Sandbox) => new Client(sandbox, order('A-1')).initiate()],
    ['has chosen a lender', (sandbox: Sandbox) => walkTo('VERIFY_PHONE_OTP', 'klump', sandbox, order('A-1'))],
    ['has a loan', (sandbox: Sandbox) => walkTo('LOAN_STATUS', 'klump', sandbox, order('A-1'))],
    [
      'was declined',
      async (sandbox: Sandbox) => {
        await walkTo('LOAN_STATUS', 'klump', sandbox, order('A-1'), DECLINES)
        await sandbox.advance(3000)
      },
    ],
    [
      'is paid',
      async (sandbox: Sandbox) => {
        await walkTo('LOAN_STATUS', 'klump', sandbox, order('A-1'))
        await sandbox.advance(3000)
      },
    ],
    [
      'was abandoned',
      async (sandbox: Sandbox) => {
        await walkTo('VERIFY_PHONE_OTP', 'klump', sandbox, order('A-1'))
        await sandbox.advance(24 * 3_600_000)
      },
    ],
    [
      'was begun and the answer got lost',
      async (sandbox: Sandbox) => {
        sandbox.faults.set({ kind: 'lost-answer', route: 'POST /v1/transactions/initiate' })
        await new Client(sandbox, order('A-1')).initiate().catch(() => undefined)
      },
    ],
  ])(
    'is refused with the same message to this shopper and to any other when its transaction %s',
    async (_, begin) => {
      const { sandbox } = stand()
      await begin(sandbox)
      const before = sandbox.transactions()
      expect(before).toHaveLength(1)
      for (const again of [
        order('A-1'),
        order('A-1', 50_000),
        { ...order('A-1'), email: 'eve@example.test' },
      ])
        expect(await initiate(sandbox, again)).toEqual(REFUSED)
      expect(sandbox.transactions()).toEqual(before)
      expect((await initiate(sandbox, order('A-1-2')))[0]).toBe(200)
    },
  )

  it('can be used once in each environment', async () => {
    const { sandbox } = stand()
    const { live } = sandbox.account()
    expect((await initiate(sandbox, order('A-1')))[0]).toBe(200)
    sandbox.setMode('live')
    const inLive = await new Client(sandbox, order('A-1'), live.publicKey).initiate()
    expect(inLive).toMatchObject({ status: 200, body: { is_live: true } })
  })

  it('does not stop its own session from choosing another lender', async () => {
    const { sandbox } = stand()
    const { client } = await walkTo('LOAN_STATUS', 'klump', sandbox, order('A-1'), DECLINES)
    await sandbox.advance(3000)
    await client.choose('stanbic')
    const typed = { phoneNumber: '08012345678', accountNumber: '1234567890' }
    expect((await client.goOn(typed)).status).toBe(200)
  })

  it('is optional, and several orders without one are accepted', async () => {
    const { sandbox } = stand()
    for (const _ of [1, 2]) expect((await initiate(sandbox, orderOf(40_000)))[0]).toBe(200)
  })
})

describe('a merchant reference that the choice of a lender uses up', () => {
  const LATE = { behaviour: { usedUpAt: 'lender' } } as const

  it('can begin a new transaction each time until then', async () => {
    const { sandbox } = stand(LATE)
    for (const _ of [1, 2]) expect((await initiate(sandbox, order('A-1')))[0]).toBe(200)
    expect(new Set(sandbox.transactions().map(({ reference }) => reference)).size).toBe(2)
    await walkTo('VERIFY_PHONE_OTP', 'klump', sandbox, order('A-1'))
    expect(await initiate(sandbox, order('A-1'))).toEqual(REFUSED)
  })

  it('belongs to the first session that chooses a lender, and the other session is refused', async () => {
    const { sandbox } = stand(LATE)
    const [one, two] = [new Client(sandbox, order('A-1')), new Client(sandbox, order('A-1'))]
    for (const client of [one, two]) {
      await client.initiate()
      await client.choose('klump')
    }
    expect((await two.goOn({ phoneNumber: '08012345678' })).status).toBe(200)
    const { status, body } = await one.goOn({ phoneNumber: '08012345678' })
    expect([status, body]).toEqual(REFUSED)
    expect((await two.goOn({ otp: '12345' })).status).toBe(200)
  })
})

describe('the merchant reference for the shop', () => {
  it.each([true, false])('is in verify and resend-webhook as the behaviour sets: %s', async (isNamed) => {
    const { sandbox } = stand({ behaviour: { verifyNamesMerchantReference: isNamed } })
    const { body } = await new Client(sandbox, { ...order('A-1'), meta_data: { order: 7 } }).initiate()
    const headers = { 'klump-secret-key': sandbox.account().test.secretKey }
    for (const asks of ['verify', 'resend-webhook']) {
      const path = `/transactions/${String(body['reference'])}/${asks}`
      const { data } = (await call(sandbox, 'GET', path, headers)).body as { data: Record<string, unknown> }
      expect([asks, data['merchant_reference']]).toEqual([asks, isNamed ? 'A-1' : undefined])
      expect(data['meta_data']).toEqual({ order: 7 })
    }
  })

  it.each([true, false])('is in .successful as set, and in all other webhooks: %s', async (isNamed) => {
    const { sandbox, receiver } = await listening({
      behaviour: { successfulNamesMerchantReference: isNamed },
    })
    await walkTo('LOAN_STATUS', 'klump', sandbox, { ...order('A-1'), meta_data: { order: 7 } })
    await sandbox.advance(3000)
    await walkTo('VERIFY_PHONE_OTP', 'klump', sandbox, order('A-2'))
    await sandbox.advance(24 * 3_600_000)
    const named = receiver.received.map(({ event, data }) => [
      event.split('.').at(-1),
      data['merchant_reference'],
    ])
    expect(named).toEqual([
      ['initiated', 'A-1'],
      ['successful', isNamed ? 'A-1' : undefined],
      ['initiated', 'A-2'],
      ['abandoned', 'A-2'],
    ])
    expect(receiver.received.map(({ data }) => data['meta_data'])).toEqual([
      { order: 7 },
      { order: 7 },
      {},
      {},
    ])
  })
})

it('a used reference stays used after a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'klump-references-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const store = join(folder, 'sandbox.db')
  for (const status of [200, 409]) {
    const sandbox = createSandbox({ store, checkoutDir: '/nowhere' })
    expect((await initiate(sandbox, order('A-1')))[0]).toBe(status)
    sandbox.close()
  }
})
