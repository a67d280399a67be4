import { expect, test } from 'vitest'
import type { Client } from './client.ts'
import type { Plan } from '../model/plan.ts'
import type { ShopPage } from './session.ts'
import {
  order,
  partner,
  polarisData,
  session,
  stanbicPlan,
  step as wireStep,
  steps,
} from '../testing/wire.ts'
import { createApi } from './calls.ts'
import * as laterCalls from './later-calls.ts'
import { readAs, step } from '../testing/readings.ts'

// The decoder of each call, with answers in the server's format.
function apiAnswering(answers: Record<string, unknown>, shopPage?: ShopPage) {
  const sent: { path: string; body: unknown }[] = []
  const client: Client = {
    async call({ path, body, answer }) {
      sent.push({ path, body })
      return readAs(answer, answers[path.split('?')[0] ?? ''])
    },
  }
  return { api: createApi(client, 'klp_pk_test_0000', async () => laterCalls, shopPage), sent }
}

const signal = new AbortController().signal
const contact = { email: 'ada@example.com', phone: '08012345678' }

test('the order request carries the shop’s origin only if the document asks for it, and no other request does', async () => {
  const answers = { '/transactions/initiate': session, '/loans/partners': { data: [partner()] } }
  const page = { shop_origin: 'https://shop.example', shop_ancestors: ['https://shop.example'] }
  const asked = apiAnswering(answers, page)
  await asked.api({ verb: 'start', order, contact }, signal)
  expect(asked.sent[0]?.body).toMatchObject(page)
  // An order cannot override the page's origin.
  await asked.api(
    { verb: 'start', order: Object.assign({ shop_origin: 'https://other.example' }, order), contact },
    signal,
  )
  expect(asked.sent[2]?.body).toMatchObject(page)
  const usual = apiAnswering(answers)
  await usual.api({ verb: 'start', order, contact }, signal)
  expect(Object.keys(usual.sent[0]?.body as object).filter((name) => name.startsWith('shop_'))).toEqual([])
  expect(JSON.stringify(asked.sent[1])).not.toContain('shop_origin')
})

test('the start call creates the transaction and lists the banks', async () => {
  const { api, sent } = apiAnswering({
    '/transactions/initiate': session,
    '/loans/partners': {
      data: [
        partner({ min_loan_amount: '50000.00', interest: null }),
        partner({ slug: 'wema', is_active: false, next_step: null }),
      ],
    },
  })
  const answer = await api({ verb: 'start', order, contact }, signal)
  expect(answer).toMatchObject({
    session: { merchant: 'Demo Shop', isLive: false, reference: 'KLP-1644-083962-4231' },
    banks: [
      { slug: 'stanbic', smallest: 5_000_000, interest: undefined, isActive: true },
      { isActive: false },
    ],
  })
  expect(JSON.stringify(answer)).not.toContain('first-token')
  expect(sent[0]?.body).toMatchObject({
    amount: 40000,
    klump_public_key: 'klp_pk_test_0000',
    email: 'ada@example.com',
    phone: '08012345678',
    merchant_reference: 'order-17',
    items: [{ image_url: '', item_url: '', name: 'Standing fan' }],
    source_analytics: { plugin_source: 'klump-checkout' },
  })
  expect(sent[1]?.path).toBe('/loans/partners?amount=40000')
})

const planOf = async (data: unknown) => {
  const { api } = apiAnswering({ '/loans/account/repayments-detail': { next_step: steps.accept, data } })
  return api({ verb: 'plan', step: step.parse(steps.split), body: {} }, signal)
}

test('the published plan of Stanbic is read to the kobo', async () => {
  expect(await planOf(stanbicPlan)).toMatchObject({
    plan: {
      downPayment: 666_667,
      loan: 3_333_333,
      statedTotal: 3_587_450,
      charges: [
        { name: 'managementFee', amount: 33_333, today: false },
        { name: 'vat', amount: 2_500, today: false },
        { name: 'insurance', amount: 15_000, today: false },
      ],
      monthlyRate: '2.5',
      instalments: [{ due: '2023-06-07', amount: 717_490 }, {}, {}, {}, { due: '2023-10-07' }],
    },
    next: { kind: 'accept' },
  })
})

test.each([
  ['beside its transaction', polarisData],
  ['as the whole data', polarisData.processor_webhook_data],
])(
  'the published plan of Polaris is read %s, with the fee that is due with the purchase',
  async (_where, data) => {
    expect(await planOf(data)).toMatchObject({
      plan: {
        downPayment: 0,
        statedTotal: 21_437_622,
        charges: [{ name: 'managementFee', amount: 300_001, today: true }],
        monthlyRate: '2.25',
        instalments: [{ due: '2023-11-15', amount: 5_284_405 }, {}, {}, { due: '2024-02-15' }],
      },
    })
  },
)

test.each([
  ['absent', undefined, []],
  ['null', null, []],
  ['an empty list, as PHP writes an empty object', [], []],
  ['one amount', '12.50', [['otherCharges', 1_250, false]]],
  [
    'an object in which some are empty',
    { managementFee: null, vat: '', legalFee: 0, stamp_duty: 50 },
    [['stamp_duty', 5_000, false]],
  ],
  ['the same fee as at the top level', { management_fee: '333.33' }, [['management_fee', 33_333, true]]],
])('the other charges of a plan are read when the value is %s', async (_what, other_charges, expected) => {
  const { managementFee: fee, vat: _vat, insurance: _insurance, ...bare } = stanbicPlan
  const isTwice = JSON.stringify(other_charges)?.includes('333.33')
  const { plan } = (await planOf({ ...bare, ...(isTwice && { managementFee: fee }), other_charges })) as {
    plan: Plan
  }
  expect(plan.charges.map(({ name, amount, today }) => [name, amount, today])).toEqual(expected)
})

const [firstRow, ...otherRows] = stanbicPlan.repaymentSchedules

test.each([
  ['no repayment schedule', { repaymentSchedules: [] }],
  ['a row without a date', { repaymentSchedules: [{ ...firstRow, repayment_date: null }, ...otherRows] }],
  ['a row without an amount', { repaymentSchedules: [{ ...firstRow, monthlyRepayment: '' }, ...otherRows] }],
  ['an instalment below zero', { repaymentSchedules: [{ ...firstRow, monthlyRepayment: -1 }, ...otherRows] }],
  ['a down payment below zero', { downpaymentAmount: '-6666.67' }],
  ['a fee below zero', { managementFee: -0.01 }],
  ['another charge below zero', { other_charges: { stampDuty: -50 } }],
  ['a charge that is not an amount', { other_charges: { stampDuty: 'see our site' } }],
  ['more than 120 instalments', { repaymentSchedules: Array(121).fill(firstRow) }],
  ['an amount too large for exact sums', { downpaymentAmount: 99_999_999_999 }],
])('the API refuses a plan with %s', async (_name, changes) => {
  await expect(planOf({ ...stanbicPlan, ...changes })).rejects.toThrow(/^data\./)
})

test.each([
  ['total', { totalRepayment: 'about 40k' }, 'statedTotal'],
  ['loan', { loanAmount: -1 }, 'loan'],
  ['rate', { interest: 'low' }, 'monthlyRate'],
])('a %s that cannot be read is left out, because no payment depends on it', async (_name, changes, part) => {
  const { plan } = (await planOf({ ...stanbicPlan, ...changes })) as { plan: Plan }
  expect(plan[part as keyof Plan]).toBeUndefined()
  expect(plan.instalments).toHaveLength(5)
})

test.each([
  [{ is_completed: false, success: false }, { verdict: 'open' }],
  [
    { is_completed: true, success: true, next_repayment_date: 'Jun 7, 2023' },
    { verdict: 'approved', nextPayment: '2023-06-07' },
  ],
  [{ is_completed: true, success: true, next_repayment_date: 'soon' }, { verdict: 'approved' }],
  [
    { is_completed: true, success: true, next_repayment_date: '0000-00-00' },
    { verdict: 'approved', nextPayment: undefined },
  ],
  [
    { is_completed: true, success: true, next_repayment_date: 'Jun 45, 2023' },
    { verdict: 'approved', nextPayment: undefined },
  ],
  [
    { is_completed: true, success: false, message: 'Not enough history' },
    { verdict: 'declined', serverMessage: 'Not enough history' },
  ],
  [{ is_completed: true, success: false, transaction: { status: 'pending' } }, { verdict: 'pending' }],
  [{ is_completed: true, success: false, transaction: { status: 'new' } }, { verdict: 'pending' }],
])('the API reads the decision %j', async (wire, status) => {
  const { api } = apiAnswering({ '/loans/account/new-loan/7': wire })
  expect(await api({ verb: 'status', step: step.parse(steps.deciding) }, signal)).toMatchObject({ status })
})

test('the API refuses an answer without a next step', async () => {
  const { api } = apiAnswering({ '/loans/account/verification': { message: 'ok' } })
  await expect(api({ verb: 'follow', step: step.parse(wireStep('X')), body: {} }, signal)).rejects.toThrow()
})

test('the answer to a loan request has a reference and the step where the bank decides', async () => {
  const { api } = apiAnswering({
    '/loans/account/new-loan': { next_step: steps.deciding, data: { reference: 'KLP-1' } },
  })
  const answer = await api({ verb: 'new-loan', step: step.parse(steps.newLoan), body: { amount: 1 } }, signal)
  expect(answer).toMatchObject({ loan: { reference: 'KLP-1', next: { kind: 'deciding' } } })
})

test.each([
  ['fails', true],
  ['waits', false],
])('without a network a step %s as the flow says', async (_what, failWhenOffline) => {
  const sent: unknown[] = []
  const client: Client = {
    async call({ answer, ...options }) {
      sent.push(options.failWhenOffline ?? false)
      return readAs(answer, { next_step: steps.code })
    },
  }
  const api = createApi(client, 'klp_pk_test_0000', async () => laterCalls)
  await api({ verb: 'follow', step: step.parse(wireStep('X')), body: {}, failWhenOffline }, signal)
  expect(sent).toEqual([failWhenOffline])
})
