import { expect, test } from 'vitest'
import { safeParse } from '../../validation/schema.ts'
import { partner, publishedPartner, session, steps, step as wireStep } from '../testing/wire.ts'
import { step } from '../testing/readings.ts'
import type { Bank } from '../model/bank.ts'
import { createApi } from './calls.ts'
import { readFirstStep } from './first-step.ts'
import type { Call } from '../model/call.ts'
import { unreadable } from './failure.ts'
import { ApiFailure } from '../model/failure.ts'
import * as laterCalls from './later-calls.ts'

// The readers are tolerant: an answer is unreadable only if a part is missing that the flow cannot continue without.

function ask(call: Call, answers: Readonly<Record<string, unknown>>, publicKey = 'klp_pk_test_0000') {
  const api = createApi(
    {
      async call({ path, answer }) {
        const read = safeParse(answer, answers[path.split('?')[0] ?? ''])
        if (read.success) return read.data
        throw unreadable(path, read.issues)
      },
    },
    publicKey,
    async () => laterCalls,
  )
  return api(call, new AbortController().signal)
}

const order = { amount: 40_000, currency: 'NGN' as const, items: [] }
const start: Call = { verb: 'start', order, contact: { email: '', phone: '' } }
const started = (data: unknown, changes: object = {}, key?: string) =>
  ask(start, { '/transactions/initiate': { ...session, ...changes }, '/loans/partners': { data } }, key)

test('a bank that cannot be read is left out, and the others stay', async () => {
  const broken = [null, 7, {}, { slug: 'x' }, partner({ slug: ' ' }), partner({ name: null })]
  const odd = partner({ slug: 'wema', is_active: 'true', logo: 7, interest: [], min_loan_amount: 'none' })
  const answer = await started([...broken, odd, partner(), partner({ name: 'Again' })])
  const banks = answer.verb === 'start' ? answer.banks : []
  expect(banks).toMatchObject([
    { slug: 'wema', isActive: true, interest: undefined, smallest: undefined },
    { slug: 'stanbic', name: 'Stanbic IBTC Bank' },
  ])
  expect(banks).toHaveLength(2)
})

test.each([
  ['50,000.00', 5_000_000],
  [49999.999999999993, 5_000_000],
  [0, undefined],
  [-5, undefined],
  [{}, undefined],
])('a bank’s largest loan of %j is read as %j kobo', async (max_loan_amount, largest) => {
  expect(await started([partner({ max_loan_amount })])).toMatchObject({ banks: [{ largest }] })
})

test.each([
  [[{ name: 'Management fee', value: '1.5', unit: '%' }], [{ name: 'Management fee', percent: 1.5 }]],
  [[{ name: 'Stamp duty', value: '50', unit: 'NGN' }], [{ name: 'Stamp duty', percent: undefined }]],
  [
    [{ name: 'VAT', value: 'on request', unit: '%' }, null, 7, { value: '1', unit: '%' }],
    [{ name: 'VAT', percent: undefined }],
  ],
  [[{ name: 'Rebate', value: -1, unit: '%' }], [{ name: 'Rebate', percent: undefined }]],
  [{ name: 'Management fee' }, []],
  [null, []],
])('charges of a bank listed as %j are read as %j', async (extra_charges, charges) => {
  expect(await started([partner({ extra_charges })])).toMatchObject({ banks: [{ charges }] })
})

test('a list of banks without a readable entry is unreadable, and so is a missing list', async () => {
  const banks = { kind: 'unreadable', message: expect.stringContaining('cannot read data.0.slug') as string }
  expect(await started([{ name: 7 }])).toMatchObject({ banks })
  expect(await started(null)).toMatchObject({ banks: expect.any(ApiFailure) as ApiFailure })
})

test.each([
  [true, true],
  ['true', true],
  [0, false],
  [null, false],
  [undefined, false],
  ['perhaps', false],
])('is_live %j in an answer to a test key is read as %j', async (is_live, isLive) => {
  expect(await started([], { is_live })).toMatchObject({ session: { isLive } })
})

test('an answer without is_live belongs to the environment of the key', async () => {
  expect(await started([], { is_live: null }, 'klp_pk_0000')).toMatchObject({ session: { isLive: true } })
})

test('the display data and the timeout of a step may have any value', () => {
  const display_data = {
    title: 7,
    subtitle: {},
    list: [{ text: 'One' }, null, 'Two', {}],
    text: [],
    version: 3,
  }
  const read = step.parse({
    ...steps.account,
    method: 'post',
    display_data,
    timeout: 'soon',
    redirect_url: '',
  })
  expect(read).toMatchObject({
    method: 'POST',
    title: '7',
    list: ['One', 'Two'],
    version: '3',
    timeout: 600_000,
  })
  expect(read.subtitle).toBeUndefined()
  expect(step.parse({ ...steps.account, display_data: 'none' }).list).toEqual([])
})

test.each([
  [120_000, 120_000],
  ['120,000', 120_000],
  [120_000.4, 120_000],
  ['99999999999999999999', 1_800_000],
  [-1, 600_000],
  [{}, 600_000],
])('a step’s timeout of %j is read as %i ms', (timeout, expected) => {
  expect(step.parse({ ...steps.deciding, timeout }).timeout).toBe(expected)
})

const fieldsOf = (...form_fields: unknown[]) => step.parse(wireStep('X', { form_fields })).fields

test('a field is read also when its parts have unexpected types', () => {
  const [field] = fieldsOf({
    type: 'SELECT',
    name: 7,
    label: 12,
    required: 'false',
    value: 3,
    options: [3, 4],
  })
  expect(field).toMatchObject({
    name: '7',
    kind: { name: 'select' },
    label: '12',
    required: false,
    value: '3',
  })
  expect(fieldsOf({ name: 'bank', type: {}, label: ' ', required: [], options: ['gtb'] })[0]).toMatchObject({
    kind: { name: 'select' },
    label: 'Bank',
    required: false,
  })
})

test('a field without a name is left out if hidden or optional, and otherwise makes the step unreadable', () => {
  const named = { type: 'text', name: 'a' }
  expect(fieldsOf({ type: 'hidden', name: null }, { required: false }, named)).toHaveLength(1)
  const form_fields = [{ type: 'text', name: null }, named]
  expect(step.safeParse(wireStep('X', { form_fields })).success).toBe(false)
})

test('an option that cannot be sent is not offered, and one that cannot be read is left out', () => {
  const optionsOf = (name: string, ...options: unknown[]) =>
    fieldsOf({ type: 'select', name, options })[0]?.options.map(({ value }) => value)
  const counts = [0, -1, 2.5, 'six', null, {}, '4', 6, 99_999_999_999].map((value) => ({
    value,
    label: value,
  }))
  expect(optionsOf('installment', ...counts)).toEqual(['4', '6'])
  expect(optionsOf('repaymentDay', 0, 1, '31', 32)).toEqual(['1', '31'])
  expect(optionsOf('bank', { value: {}, label: 'Odd' }, { value: 'a', label: {}, name: 'A' })).toEqual(['a'])
})

test('blanks around an option are removed, so that the chosen value matches the offered one', () => {
  const options = [{ value: ' 3 ', label: ' Three ' }, '   ', { value: ' ', label: 'Choose' }]
  expect(fieldsOf({ type: 'select', name: 'installment', value: ' 3 ', options })[0]).toMatchObject({
    value: '3',
    options: [{ value: '3', label: 'Three' }],
  })
})

test('without options the number of instalments and the repayment day are typed', () => {
  expect(fieldsOf({ type: 'select', name: 'installment', options: [0] })[0]).toMatchObject({
    kind: { name: 'number' },
  })
  expect(fieldsOf({ type: 'select', name: 'repaymentDay', options: {} })[0]).toMatchObject({
    kind: { name: 'day' },
  })
})

test.each([
  [
    { name: 'repaymentDay', min: 1, max: 99_999_999_999 },
    { kind: { name: 'day' }, min: 1, max: undefined },
  ],
  [
    { name: 'repaymentDay', min: -99_999_999_999, max: '28' },
    { min: undefined, max: 28 },
  ],
  [
    { name: 'repaymentDay', min: 20, max: 10 },
    { min: undefined, max: undefined },
  ],
  [
    { name: 'accountNumber', min: 1e308, max: 0 },
    { min: 10, max: 10 },
  ],
  [
    { name: 'downpayment_amount', min: '6,666.67', max: 21524.699999999997 },
    { min: 666_667, max: 2_152_470 },
  ],
  [
    { name: 'downpayment_amount', min: -1, max: 0 },
    { min: undefined, max: undefined },
  ],
  [
    { name: 'a', min: 4.5, max: {} },
    { min: undefined, max: undefined },
  ],
])('the limits of a field are clamped when they are read: %j', (wire, read) => {
  const [field] = fieldsOf({ type: 'text', ...wire })
  expect({ kind: field?.kind, min: field?.min, max: field?.max }).toMatchObject(read)
})

test('the limits of a date are days in Lagos, and limits that leave no day are dropped', () => {
  const date = (min: unknown, max: unknown) => fieldsOf({ type: 'date', name: 'a', min, max })[0]
  expect(date('1990-12-31T23:00:00Z', null)).toMatchObject({ earliest: '1991-01-01' })
  expect(date('2000-01-01', '1990-01-01')).not.toHaveProperty('earliest')
})

test('a field keeps at most 300 options, and a step with thousands of fields is unreadable', () => {
  const many = Array.from({ length: 5_000 }, (_, index) => `o${index}`)
  expect(fieldsOf({ type: 'select', name: 'a', options: many })[0]?.options).toHaveLength(300)
  const form_fields = many.map((name) => ({ type: 'text', name }))
  expect(step.safeParse(wireStep('X', { form_fields })).success).toBe(false)
})

test('insurers are read like any other choice', async () => {
  const data = [{ name: 'Leadway', value: 4 }, null, { name: 'AXA', value: 'axa' }, {}]
  const call: Call = { verb: 'insurers', partner: 'stanbic', isLive: false, naira: 40_000 }
  expect(await ask(call, { '/loans/partners/insurers': { data } })).toMatchObject({
    insurers: [
      { value: '4', label: 'Leadway' },
      { value: 'axa', label: 'AXA' },
    ],
  })
})

test('the answer to a loan request is read whatever its data holds', async () => {
  const call: Call = { verb: 'new-loan', step: step.parse(steps.newLoan), body: {} }
  for (const data of [null, [], 'none', { reference: {} }, { reference: 'x'.repeat(65) }])
    expect(await ask(call, { '/loans/account/new-loan': { next_step: steps.deciding, data } })).toMatchObject(
      { loan: { reference: undefined, next: { kind: 'deciding' } } },
    )
})

test.each([
  [{ is_completed: 'true', success: 'true' }, 'approved'],
  [{ is_completed: 1, success: 0 }, 'declined'],
  [{ isCompleted: true, success: true }, 'approved'],
  [{ is_completed: null, isCompleted: 'true', success: false, transaction: 7 }, 'declined'],
  // A decision is open until the server says that it is completed.
  [{ success: true }, 'open'],
  [{ is_completed: 'soon', success: false }, 'open'],
  [{}, 'open'],
  // A decision is declined only if the server says so.
  [{ is_completed: true }, 'pending'],
  [{ is_completed: true, success: null }, 'pending'],
  [{ is_completed: true, success: {} }, 'pending'],
  [{ is_completed: true, success: null, transaction: { status: 'successful' } }, 'approved'],
  [{ is_completed: true, success: null, transaction: { status: 'DECLINED' } }, 'declined'],
  [{ is_completed: true, success: false, transaction: { status: 'declined' } }, 'declined'],
  [{ is_completed: true, success: false, transaction: { status: 'new' } }, 'pending'],
  [{ is_completed: true, success: false, transaction: { status: 'under_review' } }, 'pending'],
  [{ is_completed: true, success: true, transaction: { status: 'new' } }, 'approved'],
  // A contradiction is pending.
  [{ is_completed: true, success: true, transaction: { status: 'declined' } }, 'pending'],
  [{ is_completed: true, success: false, transaction: { status: 'successful' } }, 'pending'],
])('the decision %j is read as %s', async (wire, verdict) => {
  const call: Call = { verb: 'status', step: step.parse(steps.deciding) }
  expect(await ask(call, { '/loans/account/new-loan/7': wire })).toMatchObject({ status: { verdict } })
})

test('an unclear decision is described for the developer', async () => {
  const wire = { is_completed: true, success: false, transaction: { status: 'under_review' } }
  const call: Call = { verb: 'status', step: step.parse(steps.deciding) }
  expect(await ask(call, { '/loans/account/new-loan/7': wire })).toMatchObject({
    status: { unclear: 'success false, status "under_review"' },
  })
})

test('the terms are read with a text alone, and refused without one', async () => {
  const call: Call = { verb: 'terms', step: step.parse(steps.terms) }
  const terms = (data: unknown) =>
    ask(call, { '/loans/partners/terms-and-conditions': { next_step: steps.split, data } })
  expect(await terms({ text: '<p>Hello</p>', title: {}, version: 2 })).toMatchObject({
    terms: { html: '<p>Hello</p>', title: undefined, version: '2' },
  })
  await expect(terms({ text: '  ' })).rejects.toThrow('expected the terms')
})

test('a bank whose first step has no address for a new account gets the one in the list', () => {
  const polaris = readFirstStep(bankOf(publishedPartner('polaris')))
  expect(polaris.step.newAccount).toEqual({ url: 'https://bank.example/open-an-account/', text: '' })
  const stanbic = readFirstStep(bankOf(publishedPartner('stanbic')))
  expect(stanbic.step.newAccount).toMatchObject({ text: 'No account yet? Open one' })
  const unsafe = partner({ config: { create_partner_account_url: 'javascript:alert(1)' } })
  expect(readFirstStep(bankOf(unsafe)).step.newAccount).toBeUndefined()
})

const bankOf = ({ config, next_step }: { config?: unknown; next_step?: unknown } = {}) =>
  ({ slug: 'any', firstStep: { config, next_step } }) as Bank
