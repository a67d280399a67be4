import { describe, expect, it } from 'vitest'
import { Client } from '../testing/client.ts'
import { orderOf, stand } from '../testing/stand.ts'
import { walkTo } from '../testing/walk.ts'

describe('the test value', () => {
  it.each(['1111111111', '08011111111'])('%s makes the bank decline with a reason', async (value) => {
    const { sandbox, pass } = stand()
    const [slug, answers] = value.startsWith('0')
      ? ['klump', { phoneNumber: value }]
      : ['stanbic', { accountNumber: value }]
    const { client } = await walkTo('LOAN_STATUS', slug, sandbox, orderOf(40_000), answers)
    pass(3000)
    await client.goOn()
    expect(client.last.body).toMatchObject({
      is_completed: true,
      success: false,
      message: 'The bank cannot lend this amount at the moment.',
      next_repayment_date: null,
      transaction: { status: 'declined' },
    })
  })

  it('2222222222 makes the verification answer not eligible', async () => {
    const { sandbox } = stand()
    const { client } = await walkTo('ACCOUNT_VERIFICATION', 'stanbic', sandbox, orderOf(40_000))
    await client.goOn({ accountNumber: '2222222222', phoneNumber: '08012345678' })
    expect(client.last.status).toBe(403)
    expect(client.last.body['message']).toContain('not eligible')
  })

  it('3333333333 keeps the loan pending for ever', async () => {
    const { sandbox, pass } = stand()
    const { client } = await walkTo('LOAN_STATUS', 'stanbic', sandbox, orderOf(40_000), {
      accountNumber: '3333333333',
    })
    // The session ends after half an hour. The loan is undecided before and after that.
    pass(29 * 60_000)
    expect((await client.goOn()).body).toMatchObject({ is_completed: false, transaction: { status: 'new' } })
    pass(365 * 24 * 3_600_000)
    expect(sandbox.transactions()).toMatchObject([{ status: 'new' }])
  })
})

describe('the sandbox', () => {
  it('refuses a wrong one-time code, and then accepts the right one', async () => {
    const { sandbox } = stand()
    const { client } = await walkTo('VERIFY_OTP', 'stanbic', sandbox, orderOf(40_000))
    await client.goOn({ otp: '654321' })
    expect(client.last).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('code') as string },
    })
    expect(client.step?.name).toBe('VERIFY_OTP')
    expect((await client.goOn({ otp: '123456' })).status).toBe(200)
  })

  it('refuses a code for another phone than the one that was verified', async () => {
    const { sandbox } = stand()
    const { client } = await walkTo('ACCOUNT_VERIFICATION', 'stanbic', sandbox, orderOf(40_000))
    await client.goOn({ accountNumber: '1234567890', phoneNumber: '08098765432' })
    expect((await client.goOn({ otp: '123456', phoneNumber: '08012345678' })).status).toBe(400)
    expect((await client.goOn({ otp: '123456', phoneNumber: '+2348098765432' })).status).toBe(200)
  })

  it('refuses the call for terms without the environment', async () => {
    const { sandbox } = stand()
    const { client } = await walkTo('TERM_CONDITIONS', 'stanbic', sandbox, orderOf(40_000))
    const { api } = client.step ?? expect.unreachable('no step')
    expect(api).not.toContain('is_live')
    expect((await client.send('GET', api)).status).toBe(400)
    expect((await client.send('GET', `${api}&is_live=true`)).status).toBe(400)
  })

  it('sends a one-time code again when the previous step is repeated', async () => {
    const { sandbox } = stand()
    const { client } = await walkTo('ACCOUNT_VERIFICATION', 'stanbic', sandbox, orderOf(40_000))
    const before = client.step
    await client.goOn({ accountNumber: '1234567890', phoneNumber: '08012345678' })
    client.step = before
    await client.goOn()
    expect(client.step?.name).toBe('VERIFY_OTP')
    expect((await client.goOn({ otp: '123456' })).status).toBe(200)
  })

  it.each([
    ['a step is skipped', '/loans/account/verify-otp', { otp: '123456' }, 'ACCOUNT_VERIFICATION'],
    ['a loan is requested at once', '/loans/account/new-loan', {}, 'ACCOUNT_VERIFICATION'],
  ])('names the open step when %s', async (_, path, more, open) => {
    const { sandbox } = stand()
    const client = new Client(sandbox, orderOf(40_000))
    await client.initiate()
    const klumpPublicKey = sandbox.account().test.publicKey
    await client.send('POST', path, { partner: 'stanbic', klump_public_key: klumpPublicKey, ...more })
    expect(client.last.status).toBe(400)
    expect(client.last.body['message']).toContain(open)
  })

  it.each([
    [{ accountNumber: '12345' }, 'An account number has 10 digits.'],
    [{ phoneNumber: '0801234567' }, 'A phone number has 11 digits'],
    [{ accountNumber: '' }, 'accountNumber is missing.'],
    [{ firstname: 'Jane' }, 'This first name does not match the account.'],
    [{ amount: 39_999 }, "amount: expected the order's 60000.00."],
    [{ partner: 'opay' }, 'OPay is coming soon.'],
  ])('refuses %j in the first step', async (wrong, message) => {
    const { sandbox } = stand()
    const { client } = await walkTo('ACCOUNT_VERIFICATION', 'polaris', sandbox, orderOf(60_000))
    const right = { accountNumber: '1234567890', phoneNumber: '08012345678', firstname: 'John' }
    await client.goOn({ ...right, ...wrong })
    expect(client.last.body['message']).toContain(message)
    expect(client.step?.name).toBe('ACCOUNT_VERIFICATION')
  })

  it('refuses an order below the partner’s minimum', async () => {
    const { sandbox } = stand()
    await expect(walkTo('LOAN_STATUS', 'stanbic', sandbox, orderOf(999))).rejects.toThrow('1000.00')
  })
})
