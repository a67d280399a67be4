import { expect, test } from 'vitest'
import { ApiFailure } from '../model/failure.ts'
import { answerNext, at, play, type Played } from '../testing/play.ts'
import { partner, stanbicPlan, step, steps } from '../testing/wire.ts'

const SECOND_LIST = {
  type: 'select',
  name: 'bank',
  label: 'Your salary bank',
  required: true,
  options: ['GTBank', 'Zenith Bank'].map((name) => ({ name, slug: name.toLowerCase().slice(0, 6) })),
}
const hiddenBank = { type: 'hidden', name: 'bank', required: true }
const account = step('ACCOUNT_VERIFICATION', { form_fields: [...steps.account.form_fields, hiddenBank] })
const login = step('LOGIN', {
  api: '/loans/account/verify-otp',
  form_fields: [
    { type: 'text', name: 'username', required: true },
    { type: 'password', name: 'password', required: true },
  ],
})
const wallet = step('CONFIRM_WALLET_BALANCE', {
  api: '/loans/account/confirm-wallet',
  form_fields: [{ type: 'radio', name: 'use_wallet', required: true, options: ['yes', 'no'] }],
})
const credentials = step('LOGIN_OR_CREATE_ACCOUNT', {
  api: '/loans/account/credentials',
  form_fields: [{ type: 'password', name: 'password', format: 'password', required: true }],
})
const lessPlan = { ...stanbicPlan, downpaymentAmount: 1666.67 }
/** A plan with a larger down payment. */
const dearerPlan = { ...stanbicPlan, downpaymentAmount: 7666.67 }

/** Plays to the first step of a partner with these differences from Stanbic. */
async function chosen(changes: Record<string, unknown>): Promise<Played> {
  const flow = play()
  await answerNext(flow, undefined, [partner(changes)])
  flow.happen({ type: 'bank-chosen', slug: 'stanbic' })
  return flow
}

/** Plays to the split and requests its plan. */
async function planned(): Promise<Played> {
  const flow = await chosen({ next_step: steps.split })
  flow.proceed({ installment: '6', repaymentDay: '7' })
  return flow
}

const body = (flow: Played) => (flow.asked().at(-1) as { body?: unknown }).body
const dueNow = (flow: Played) => at(flow, 'preview').plan.dueToday

test('insurers are offered as a choice also when their field is hidden, as Klump sends it', async () => {
  const form_fields = [...steps.split.form_fields, { type: 'hidden', name: 'insurerId' }]
  const flow = await chosen({ next_step: { ...steps.split, form_fields } })
  expect(flow.asked().at(-1)).toMatchObject({ verb: 'insurers' })
  const insurers = [
    { value: '1', label: 'One' },
    { value: '2', label: 'Two' },
  ]
  flow.answer({ verb: 'insurers', insurers })
  const field = at(flow, 'split').fields.find(({ name }) => name === 'insurerId')
  expect(field).toMatchObject({ kind: { name: 'select' }, options: insurers })
  flow.proceed({ installment: '6', repaymentDay: '7', insurerId: '2' })
  expect(body(flow)).toMatchObject({ insurerId: '2' })

  flow.happen({ type: 'back' })
  flow.happen({ type: 'bank-chosen', slug: 'stanbic' })
  flow.answer({ verb: 'insurers', insurers })
  expect(at(flow, 'split').values).toMatchObject({ installment: '6', insurerId: '2' })
})

test.each([
  ['has a hidden field for it', account],
  ['has none, as published', steps.account],
])(
  'the account bank is chosen first, and is sent with the account and the login: the step %s',
  async (_, first) => {
    const flow = await chosen({ next_step: first, config: { extra_form_fields: [SECOND_LIST] } })
    expect(flow.proceed()).toBe(true)
    expect(at(flow, 'account-bank').problems).toEqual({ bank: { rule: 'missingChoice' } })
    expect(flow.happen({ type: 'leave' })).toBe(true)
    expect(flow.emitted().at(-1)).toMatchObject({ step: 'CHOOSE_ACCOUNT_BANK' })

    flow.proceed({ bank: 'gtbank' })
    flow.proceed({ accountNumber: '1234567890' })
    expect(body(flow)).toMatchObject({ accountNumber: '1234567890', bank: 'gtbank' })
    await answerNext(flow, login)
    flow.proceed({ username: 'SPTest', password: ' 111111 ' })
    expect(body(flow)).toMatchObject({
      username: 'SPTest',
      password: ' 111111 ',
      bank: 'gtbank',
      accountNumber: '1234567890',
    })

    flow.happen({ type: 'back' })
    flow.happen({ type: 'back' })
    expect(at(flow, 'account-bank').values['bank']).toBe('gtbank')
    flow.proceed({ bank: 'zenith' })
    flow.proceed()
    expect(body(flow)).toMatchObject({ bank: 'zenith' })
  },
)

test('a login that is the first step is sent with the account bank that was chosen last', async () => {
  const flow = await chosen({ next_step: login, config: { extra_form_fields: [SECOND_LIST] } })
  flow.proceed({ bank: 'gtbank' })
  flow.proceed({ username: 'SPTest', password: '111111' })
  await answerNext(flow, steps.account)
  flow.happen({ type: 'back' })
  flow.happen({ type: 'back' })
  flow.proceed({ bank: 'zenith' })
  flow.proceed({ username: 'SPTest', password: '111111' })
  expect(body(flow)).toMatchObject({ bank: 'zenith' })
})

test('a split whose insurers did not load sends no insurer, and a refused plan offers to load them', async () => {
  const form_fields = [...steps.split.form_fields, { type: 'select', name: 'insurerId', required: true }]
  const flow = await chosen({ next_step: { ...steps.split, form_fields } })
  flow.answer({ verb: 'insurers', insurers: [{ value: '2', label: 'Two' }] })
  flow.type({ installment: '6', repaymentDay: '7', insurerId: '2' })
  flow.happen({ type: 'back' })
  flow.happen({ type: 'bank-chosen', slug: 'stanbic' })
  const refused = new ApiFailure('refused', '', { status: 400, serverMessage: 'insurerId is required' })
  flow.fail(refused)
  flow.proceed()
  expect(flow.asked().at(-1)).toMatchObject({ verb: 'plan' })
  expect(body(flow)).not.toHaveProperty('insurerId')
  flow.fail(refused)
  expect(flow.happen({ type: 'retry' })).toBe(true)
  expect(flow.asked().at(-1)).toMatchObject({ verb: 'insurers' })
})

test('a consent before a GET step is required, and is not kept when the bank is chosen again', async () => {
  const consent = { type: 'checkbox', name: 'consent', label: 'May look', required: true }
  const flow = await chosen({ next_step: { ...steps.requirements, form_fields: [consent] } })
  flow.proceed()
  expect(at(flow, 'requirements').problems).toEqual({ consent: { rule: 'missingTick' } })
  flow.proceed({ consent: 'yes' })
  // The shopper removes the tick before the answer arrives.
  flow.type({ consent: '' })
  await answerNext(flow, steps.account)
  at(flow, 'requirements')
  flow.proceed({ consent: 'yes' })
  await answerNext(flow, steps.account)
  at(flow, 'form')
  flow.happen({ type: 'back' })
  expect(at(flow, 'requirements').values['consent']).toBe('yes')
  flow.happen({ type: 'back' })
  flow.happen({ type: 'bank-chosen', slug: 'stanbic' })
  expect(at(flow, 'requirements').values['consent']).toBe('')
})

test('terms inside a step are accepted with is_accepted true, and the loan request names their version', async () => {
  const terms = step('TERM_CONDITIONS', {
    api: '/loans/account/accept-loan-terms',
    display_data: { title: 'Terms', text: '<p>Be good.</p>', version: '1.4' },
  })
  const flow = await chosen({ next_step: terms })
  flow.proceed()
  expect(body(flow)).toMatchObject({ partner: 'stanbic', is_accepted: true })
  await answerNext(flow, steps.split)
  flow.proceed({ installment: '6', repaymentDay: '7' })
  await answerNext(flow, steps.newLoan)
  flow.proceed({ consent: 'yes' })
  expect(flow.asked().at(-1)).toMatchObject({ verb: 'new-loan', body: { termsAndConditionVersion: '1.4' } })
})

test('a wallet that pays a part of the down payment changes the plan before the consent', async () => {
  const flow = await planned()
  await answerNext(flow, wallet)
  flow.proceed({ use_wallet: 'yes' })
  expect(body(flow)).toMatchObject({ use_wallet: 'yes' })
  await answerNext(flow, steps.newLoan, lessPlan)
  expect(dueNow(flow)).toBe(166_667)
  expect(flow.state.facts.application?.walletUsed).toBe(true)

  // The shopper decides otherwise. An answer without a plan means the earlier plan.
  flow.happen({ type: 'back' })
  expect(at(flow, 'form').values['use_wallet']).toBe('yes')
  flow.proceed({ use_wallet: 'no' })
  await answerNext(flow, steps.newLoan, {})
  expect(dueNow(flow)).toBe(666_667)
  expect(flow.state.facts.application?.walletUsed).toBe(false)
})

test('an unreadable new plan is an error, and the old plan is not used in its place', async () => {
  const flow = await planned()
  await answerNext(flow, wallet)
  flow.proceed({ use_wallet: 'yes' })
  await expect(answerNext(flow, steps.newLoan, { totalRepayment: 'less' })).rejects.toThrow()
  at(flow, 'form')
})

test('a plan that changes after the consent is shown again before the loan is requested', async () => {
  const flow = await planned()
  await answerNext(flow)
  flow.proceed({ consent: 'yes' })
  await answerNext(flow, steps.newLoan, dearerPlan)
  expect(dueNow(flow)).toBe(766_667)
  expect(at(flow, 'preview').values['consent']).toBe('')
  expect(flow.asked().map(({ verb }) => verb)).not.toContain('new-loan')
  flow.proceed({ consent: 'yes' })
  expect(flow.asked().at(-1)).toMatchObject({ verb: 'new-loan' })
})

test('a plan whose payments are less than the order is refused, also when it is requested again', async () => {
  const flow = play()
  await answerNext(flow)
  flow.happen({ type: 'bank-chosen', slug: 'stanbic' })
  flow.proceed({ accountNumber: '1234567890', phoneNumber: '08012345678' })
  await answerNext(flow, steps.split)
  flow.proceed({ installment: '6', repaymentDay: '7' })
  await answerNext(flow, steps.accept, lessPlan)
  at(flow, 'split')
  expect(flow.state.trouble).toMatchObject({ kind: 'unreadable' })
  expect(flow.state.facts.application?.plan).toBeUndefined()
  flow.proceed()
  await answerNext(flow, steps.accept, lessPlan)
  expect(at(flow, 'problem')).toMatchObject({ code: 'bad_answer' })
})

test('an invalid changed plan is refused: the preview keeps the old plan, without a consent', async () => {
  const flow = await planned()
  await answerNext(flow)
  flow.proceed({ consent: 'yes' })
  await answerNext(flow, steps.newLoan, lessPlan)
  expect(dueNow(flow)).toBe(666_667)
  expect(flow.state.facts.application?.consented).toBe(false)
  expect(flow.state.trouble).toMatchObject({ kind: 'unreadable' })
})

test('a bank’s total that no known sum explains is a warning for the developer, with figures only', async () => {
  const flow = await planned()
  await answerNext(flow, steps.accept, { ...stanbicPlan, totalRepayment: 30_000 })
  const warnings = flow.effects.flatMap((effect) => (effect.do === 'warn' ? [effect.message] : []))
  expect(warnings).toEqual([expect.stringMatching(/totalRepayment is 30000, .* add up to 42541.17 naira/)])
  expect(at(flow, 'preview').plan).toMatchObject({ total: 4_254_117, bankTotal: { amount: 3_000_000 } })
})

test('an unchanged plan in the answer needs no second consent', async () => {
  const flow = await planned()
  await answerNext(flow)
  flow.proceed({ consent: 'yes' })
  await answerNext(flow, steps.newLoan, stanbicPlan)
  at(flow, 'asking')
})

test('an account is completed after the consent; Back drops the password and the consent', async () => {
  const flow = await planned()
  await answerNext(flow)
  flow.proceed({ consent: 'yes' })
  await answerNext(flow, credentials)
  flow.proceed({ password: 'Password' })
  expect(at(flow, 'form').problems).toEqual({ password: { rule: 'password' } })
  flow.type({ password: 'Password@1' })
  flow.happen({ type: 'back' })
  expect(at(flow, 'preview').values['consent']).toBe('')
  expect(JSON.stringify(flow.state)).not.toContain('Password')

  flow.proceed({ consent: 'yes' })
  await answerNext(flow, credentials)
  expect(at(flow, 'form').values['password']).toBe('')
  flow.proceed({ password: 'Password@1' })
  await answerNext(flow, steps.newLoan)
  at(flow, 'asking')
})

test('the change-split event leads from the preview directly to the split and drops the plan', async () => {
  const flow = await planned()
  await answerNext(flow, wallet)
  flow.proceed({ use_wallet: 'no' })
  await answerNext(flow, steps.accept)
  expect(flow.happen({ type: 'change-split' })).toBe(true)
  expect(at(flow, 'split').values).toMatchObject({ installment: '6', repaymentDay: '7' })
  expect(flow.state.facts.application?.plan).toBeUndefined()
  expect(flow.happen({ type: 'change-split' })).toBe(false)
  flow.happen({ type: 'back' })
  at(flow, 'banks')
})

test('hidden fields without a value are sent with the known value, and unknown ones are left out', async () => {
  const hidden = ['amount', 'currency', 'email', 'phone', 'partner', 'bank', 'shoe_size'].map((name) => ({
    type: 'hidden',
    name,
  }))
  const flow = await chosen({
    next_step: step('X', { form_fields: [{ type: 'text', name: 'a' }, ...hidden] }),
  })
  flow.proceed()
  expect(body(flow)).toEqual({
    partner: 'stanbic',
    is_live: false,
    klump_public_key: 'klp_pk_test_0000',
    amount: 40000,
    currency: 'NGN',
    email: 'ada@example.com',
    phone: '08012345678',
  })
})

test('each kind of field is sent as its own type', async () => {
  const form_fields = [
    { type: 'number', name: 'children' },
    { type: 'number', name: 'staff_id' },
    { type: 'number', name: 'monthly_income', format: 'amount' },
    { type: 'date', name: 'date_of_birth' },
    { type: 'textarea', name: 'address' },
    { type: 'radio', name: 'gender', options: ['female', 'male'] },
    { type: 'checkbox', name: 'news' },
    { type: 'tel', name: 'bvn' },
  ]
  const flow = await chosen({ next_step: step('X', { form_fields }) })
  flow.proceed({
    children: '2',
    staff_id: '0042',
    monthly_income: '250,000.50',
    date_of_birth: '1990-01-31',
    address: ' 12 Marina Road\nLagos ',
    gender: 'female',
    bvn: '1234 5678 901',
  })
  expect(body(flow)).toMatchObject({
    children: 2,
    staff_id: '0042',
    monthly_income: 250_000.5,
    date_of_birth: '1990-01-31',
    address: '12 Marina Road\nLagos',
    gender: 'female',
    news: false,
    bvn: '12345678901',
  })
})
