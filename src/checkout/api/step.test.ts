import { expect, test } from 'vitest'
import { accountFields, step as wireStep, steps } from '../testing/wire.ts'
import { step } from '../testing/readings.ts'

const kindByName = (wire: object) => step.parse(wire).kind

test.each([
  [steps.requirements, 'requirements'],
  [steps.account, 'form'],
  [steps.code, 'code'],
  [steps.terms, 'terms'],
  [steps.split, 'split'],
  [steps.accept, 'accept'],
  [steps.newLoan, 'new-loan'],
  [steps.atBank, 'at-bank'],
  [steps.deciding, 'deciding'],
])('the step $name is read with the right kind', (wire, kind) => {
  expect(kindByName(wire)).toBe(kind)
})

test('an unknown step is a form if it has visible fields, and impossible otherwise', () => {
  expect(kindByName(wireStep('MOON_PHASE', { form_fields: accountFields }))).toBe('form')
  expect(kindByName(wireStep('MOON_PHASE'))).toBe('impossible')
  expect(kindByName(wireStep('MOON_PHASE', { form_fields: [{ type: 'hidden', name: 'a' }] }))).toBe(
    'impossible',
  )
  expect(kindByName(wireStep('toString'))).toBe('impossible')
})

test.each(['CREATE_PHONE_OTP', 'FETCH_BVN_VERIFICATION_METHODS', 'SEND_BVN_OTP'])(
  '%s makes a call: without a field it is a screen with its texts and a button',
  (name) => {
    expect(kindByName(wireStep(name))).toBe('form')
    expect(kindByName(wireStep(name, { form_fields: [{ type: 'hidden', name: 'phoneNumber' }] }))).toBe(
      'form',
    )
  },
)

test('a code step that asks for a password instead is a form', () => {
  const form_fields = [{ type: 'password', name: 'password', label: 'Password' }]
  expect(kindByName(wireStep('VERIFY_OTP', { form_fields }))).toBe('form')
})

test.each([
  'javascript:alert(1)',
  'http://bank.example/',
  'data:text/html,hi',
  '//bank.example',
  'ftp://bank.example',
])('a bank page at %s is refused', (redirect_url) => {
  expect(step.safeParse({ ...steps.atBank, redirect_url }).success).toBe(false)
})

test.each(['https://bank.example/a?b=c', 'http://localhost:4100/bank', 'http://127.0.0.1/bank'])(
  'a bank page at %s may be opened',
  (redirect_url) => {
    expect(step.parse({ ...steps.atBank, redirect_url }).redirectUrl).toBe(redirect_url)
  },
)

test('a step whose api is an address and not a path is refused', () => {
  expect(step.safeParse(wireStep('X', { api: 'https://elsewhere.example/steal' })).success).toBe(false)
})

test('the kind and limits of a field follow from its name and type', () => {
  const form_fields = [
    { type: 'text', name: 'accountNumber' },
    { type: 'hidden', name: 'email', value: null },
    { type: 'number', name: 'downpayment_amount', min: '1000.50', max: 20000 },
    {
      type: 'select',
      name: 'bank',
      options: [
        { slug: 'gtb', name: 'GT Bank' },
        { value: 2, label: 'Two' },
      ],
    },
    { type: 'signature', name: 'mother_maidenName', required: false, value: 7 },
  ]
  const fields = step.parse(wireStep('X', { form_fields })).fields
  expect(fields).toMatchObject([
    { kind: { name: 'digits' }, label: 'Account number', min: 10, max: 10, required: true },
    { kind: { name: 'hidden' }, value: '' },
    { kind: { name: 'money' }, min: 100_050, max: 2_000_000 },
    {
      kind: { name: 'select' },
      options: [
        { value: 'gtb', label: 'GT Bank' },
        { value: '2', label: 'Two' },
      ],
    },
    { kind: { name: 'text' }, label: 'Mother maiden name', required: false, value: '7' },
  ])
})

test('the wait for a decision lasts as long as the server says, at most half an hour', () => {
  expect(step.parse(steps.deciding).timeout).toBe(600_000)
  expect(step.parse({ ...steps.deciding, timeout: 99_000_000 }).timeout).toBe(1_800_000)
  expect(step.parse({ ...steps.deciding, timeout: null }).timeout).toBe(600_000)
})

test.each(['/loans/account/new-loan', '/Loans/account//./new-loan;a=1/?a=1', '/loans/account/new%2Dloan'])(
  'a POST step with the path %s creates a loan, whatever its name',
  (api) => {
    const form_fields = [{ type: 'text', name: 'why' }]
    const wire = { name: 'ANY_STEP', method: 'POST', api, form_fields }
    expect(step.parse(wire).kind).toBe('new-loan')
    expect(step.parse({ ...wire, method: 'GET' }).kind).toBe('form')
    // A split is sent as a POST, whatever the step says.
    expect(step.parse({ ...wire, name: 'LOAN_OPTIONS', method: 'GET' }).kind).toBe('new-loan')
  },
)

test.each(['NEW_LOAN', 'NEW_USER_LOAN'])('%s creates a loan, whatever its path', (name) => {
  const form_fields = [{ type: 'text', name: 'why' }]
  expect(step.parse({ name, method: 'POST', api: '/loans/account/user-loan', form_fields }).kind).toBe(
    'new-loan',
  )
})

test.each([
  ['0', 30_000],
  ['1', 30_000],
  [undefined, 600_000],
  ['99999999', 1_800_000],
])('a step’s timeout of %s is read as %i ms', (timeout, expected) => {
  expect(step.parse({ name: 'LOAN_STATUS', method: 'GET', api: '/x', timeout }).timeout).toBe(expected)
})
