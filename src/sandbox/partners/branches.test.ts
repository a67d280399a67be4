import { describe, expect, it } from 'vitest'
import type { Sandbox } from '../index.ts'
import { call, Client } from '../testing/client.ts'
import { Shopper } from '../testing/shopper.ts'
import { orderOf, stand } from '../testing/stand.ts'

function shopper(slug: string, typed: Record<string, unknown> = {}, amount = 197_000): Promise<Shopper> {
  return new Shopper(stand().sandbox, slug, orderOf(amount), typed).start()
}

/** The total repayment that verification answers to the shop's server. */
async function repaid(sandbox: Sandbox): Promise<unknown> {
  const reference = sandbox.transactions()[0]?.reference ?? ''
  const headers = { 'klump-secret-key': sandbox.account().test.secretKey }
  const { body } = await call(sandbox, 'GET', `/transactions/${reference}/verify`, headers)
  return (body['data'] as { amount: unknown }).amount
}

describe('Klump', () => {
  const NEWCOMER = [
    'CREATE_PHONE_OTP',
    'VERIFY_PHONE_OTP',
    'BIO_DATA',
    'VERIFY_ACCOUNT_NUMBER',
    'FETCH_BVN_VERIFICATION_METHODS',
    'SEND_BVN_OTP',
    'VERIFY_BVN',
    'LOAN_OPTIONS',
    'NEW_LOAN',
  ]

  it.each([
    [{}, 'Your loan is approved.'],
    [{ accountNumber: '1111111111' }, 'The bank cannot lend this amount at the moment.'],
  ])('asks a first-time customer for more, and decides by their account: %j', async (typed, message) => {
    const { sandbox, pass } = stand()
    const newcomer = new Shopper(sandbox, 'klump', orderOf(197_000), {
      phoneNumber: '+2348098765432',
      ...typed,
    })
    await (await newcomer.start()).walkTo('LOAN_STATUS')
    expect(newcomer.names).toEqual(NEWCOMER)
    pass(3000)
    expect((await newcomer.goOn()).body).toMatchObject({ is_completed: true, message })
  })

  it('decides by the corrected account number', async () => {
    const { sandbox, pass } = stand()
    const typed = { phoneNumber: '08098765432', accountNumber: '1111111111' }
    const newcomer = await new Shopper(sandbox, 'klump', orderOf(197_000), typed).start()
    await newcomer.walkTo('VERIFY_ACCOUNT_NUMBER')
    const account = newcomer.step
    await newcomer.walkTo('VERIFY_BVN')
    newcomer.client.step = account
    await newcomer.goOn({ accountNumber: '1234567890' })
    await newcomer.walkTo('LOAN_STATUS')
    pass(3000)
    expect((await newcomer.goOn()).body).toMatchObject({ is_completed: true, success: true })
  })

  it('offers a first-time customer twenty banks', async () => {
    const newcomer = await (
      await shopper('klump', { phoneNumber: '08098765432' })
    ).walkTo('VERIFY_ACCOUNT_NUMBER')
    const bank = newcomer.step.form_fields?.find(({ name }) => name === 'bank')
    expect(new Set(bank?.options?.map(({ value }) => value)).size).toBe(20)
  })

  it('lets a first-time customer go back and enter a known phone number', async () => {
    const newcomer = await shopper('klump', { phoneNumber: '08098765432' })
    const first = newcomer.step
    await newcomer.walkTo('VERIFY_BVN')
    newcomer.client.step = first
    await newcomer.goOn({ phoneNumber: '08012345678' })
    await newcomer.walkTo('LOAN_OPTIONS')
    expect(newcomer.names.slice(-2)).toEqual(['CREATE_PHONE_OTP', 'VERIFY_PHONE_OTP'])
  })

  it('uses different addresses for the two one-time codes of a first-time customer', async () => {
    const newcomer = await (await shopper('klump', { phoneNumber: '08098765432' })).walkTo('VERIFY_PHONE_OTP')
    const phoneCode = newcomer.step.api
    await newcomer.walkTo('VERIFY_BVN')
    expect(newcomer.step.api).not.toBe(phoneCode)
    expect(newcomer.step.api.split('?')[0]).toBe(phoneCode)
  })

  it.each([
    ['yes', 197_000, { downpaymentAmount: 44_250, totalRepayment: 200_952.33, loanAmount: 147_750 }],
    ['no', 197_000, { downpaymentAmount: 49_250, totalRepayment: 205_952.33, loanAmount: 147_750 }],
    // The wallet holds more than the down payment: it pays all of that, and nothing of the loan.
    [
      'yes',
      10_000,
      { downpaymentAmount: 0, monthlyRepayment: 2651.48, totalRepayment: 7954.44, loanAmount: 7500 },
    ],
  ])('counts the refund wallet (%s) in the plan of an order of %i naira', async (use, amount, figures) => {
    const { sandbox, pass } = stand()
    const typed = { phoneNumber: '08055555555', use_wallet: use }
    const owner = await new Shopper(sandbox, 'klump', orderOf(amount), typed).start()
    await owner.walkTo('CONFIRM_WALLET_BALANCE')
    expect(owner.step.display_data?.subtitle).toContain('NGN 5,000')
    const { body } = await owner.goOn()
    expect(body['data']).toMatchObject({ instantBuyAmount: amount, installment: 4, tenor: 3, ...figures })
    expect(owner.step.name).toBe('NEW_LOAN')
    await owner.walkTo('LOAN_STATUS')
    pass(3000)
    expect((await owner.goOn()).body).toMatchObject({ success: true })
    expect(await repaid(sandbox)).toBe(figures.totalRepayment.toFixed(2))
  })

  it('asks about the wallet again when the instalments are chosen again', async () => {
    const owner = await (await shopper('klump', { phoneNumber: '08055555555' })).walkTo('LOAN_OPTIONS')
    const options = owner.step
    await owner.walkTo('NEW_LOAN')
    owner.client.step = options
    expect((await owner.goOn()).body['data']).toMatchObject({ downpaymentAmount: 49_250 })
    expect(owner.step.name).toBe('CONFIRM_WALLET_BALANCE')
  })

  it('refuses to confirm a wallet for a customer without one', async () => {
    const known = await (await shopper('klump')).walkTo('NEW_LOAN')
    known.client.step = {
      name: 'CONFIRM_WALLET_BALANCE',
      method: 'POST',
      api: '/loans/account/confirm-wallet',
    }
    const { status, body } = await known.goOn({ use_wallet: 'yes' })
    expect([status, body['message']]).toEqual([400, 'This call is not open yet: Klump is at NEW_LOAN.'])
  })
})

describe('an incomplete account', () => {
  it.each([
    ['stanbic', ['email', 'password']],
    ['polaris', ['email', 'password', 'date_of_birth']],
  ])('at %s is completed after the terms and before the loan', async (slug, names) => {
    const customer = await shopper(slug, { accountNumber: '4444444444' })
    await customer.walkTo('LOGIN_OR_CREATE_ACCOUNT')
    expect(customer.names.at(-1)).toBe('ACCEPT_LOAN_TERMS')
    expect(customer.step.form_fields?.map(({ name }) => name)).toEqual(names)
    const { body } = await customer.goOn()
    expect(body['next_step']).toMatchObject({ name: 'NEW_LOAN' })
    expect((await customer.goOn()).status).toBe(200)
  })

  it.each([
    ['4444444444', true],
    ['1234567890', false],
  ])('is announced in the answer to the one-time code: %s %s', async (accountNumber, isNeeded) => {
    const customer = await (await shopper('stanbic', { accountNumber })).walkTo('VERIFY_OTP')
    const { body } = await customer.goOn()
    expect(body['data']).toMatchObject({ requiresUserCredential: isNeeded })
  })
})

describe('Specta', () => {
  it('offers twenty banks to choose from before its first step', async () => {
    const { sandbox } = stand()
    const client = new Client(sandbox, orderOf(40_000))
    const { config } = await client.choose('specta')
    expect(config.extra_form_fields).toHaveLength(1)
    const [bank] = config.extra_form_fields ?? []
    expect(bank).toMatchObject({ type: 'select', name: 'bank', label: 'Bank' })
    expect(new Set(bank?.options.map(({ slug }) => slug)).size).toBe(20)
    expect(bank?.options).toContainEqual({ name: 'GT Bank', slug: 'gtb' })
    expect((await client.choose('fidelity')).config).toEqual({})
  })

  it.each(['ACCOUNT_VERIFICATION', 'LOGIN'])('refuses %s without the chosen bank', async (name) => {
    const customer = await (await shopper('specta')).walkTo(name)
    expect((await customer.goOn({ bank: undefined })).body['message']).toBe('bank is missing.')
    expect((await customer.goOn({ bank: 'opay' })).body['message']).toBe(
      'Choose your bank from the list first.',
    )
  })
})

describe('consent', () => {
  it('at First Bank is a checkbox on a GET, and its value is not sent', async () => {
    const customer = await shopper('first_bank')
    expect(customer.step).toMatchObject({
      name: 'PARTNER_REQUIREMENTS',
      method: 'GET',
      api: '/loans/partners/requirements?partner=first_bank',
      form_fields: [{ type: 'checkbox', name: 'consent', required: true }],
    })
    await customer.goOn()
    expect(customer.step.name).toBe('ACCOUNT_VERIFICATION')
  })

  it('at Wema is is_accepted: true for the terms in the step, and new-loan needs their version', async () => {
    const customer = await (await shopper('wema')).walkTo('TERM_CONDITIONS')
    expect(customer.step).toMatchObject({ method: 'POST', api: '/loans/account/accept-loan-terms' })
    expect(customer.step.display_data).toMatchObject({
      text: expect.stringContaining('<h2>') as string,
      version: '1.4',
    })
    expect((await customer.goOn({ is_accepted: undefined })).status).toBe(400)
    await customer.walkTo('NEW_LOAN')
    expect((await customer.goOn({ termsAndConditionVersion: '1.3' })).status).toBe(400)
    expect((await customer.goOn()).status).toBe(200)
  })
})

describe('Fidelity', () => {
  it('asks for a down payment in whole naira, within bounds of the order', async () => {
    const customer = await (await shopper('fidelity', {}, 123_456)).walkTo('LOAN_OPTIONS')
    expect(customer.step.form_fields?.find(({ name }) => name === 'downpayment_amount')).toMatchObject({
      format: 'amount',
      required: true,
      min: 12_346,
      max: 61_728,
    })
  })

  it.each([15_000, '75000.00', 20_000.5])('lends the rest after a down payment of %s', async (chosen) => {
    const customer = await (
      await shopper('fidelity', { downpayment_amount: chosen }, 150_000)
    ).walkTo('LOAN_OPTIONS')
    const { body } = await customer.goOn()
    const now = Number(chosen)
    const data = body['data'] as Record<string, number>
    expect(data).toMatchObject({
      downpaymentAmount: now,
      loanAmount: 150_000 - now,
      tenor: 3,
      installment: 3,
    })
    const months = Math.round((data['monthlyRepayment'] ?? 0) * 100) * 3
    expect(Math.round((data['totalRepayment'] ?? 0) * 100)).toBe(months + now * 100)
  })

  it('refuses a loan with another down payment than in the plan', async () => {
    const customer = await (await shopper('fidelity', {}, 150_000)).walkTo('NEW_LOAN')
    const { status, body } = await customer.goOn({ downpayment_amount: 15_000 })
    expect([status, body['message']]).toEqual([
      400,
      'downpayment_amount: expected 30000.00, as in the plan that was shown.',
    ])
    expect((await customer.goOn({ downpayment_amount: 30_000 })).status).toBe(200)
  })
})
