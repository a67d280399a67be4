import { expect, test } from 'vitest'
import type { Client } from './client.ts'
import { order, partner, session, stanbicPlan, step as wireStep, steps } from '../testing/wire.ts'
import { createApi } from './calls.ts'
import * as laterCalls from './later-calls.ts'
import { readAs, step } from '../testing/readings.ts'

// The decoders of each call, against answers as they stand on the wire.
function apiAnswering(answers: Record<string, unknown>) {
  const sent: { path: string; body: unknown; once: boolean }[] = []
  const client: Client = {
    async call({ path, body, answer, once = false }) {
      sent.push({ path, body, once })
      return readAs(answer, answers[path.split('?')[0] ?? ''])
    },
  }
  return { api: createApi(client, 'klp_pk_test_0000', async () => laterCalls), sent }
}

const signal = new AbortController().signal
const contact = { email: 'ada@example.com', phone: '08012345678' }

test('the start makes the transaction and lists the banks', async () => {
  const { api, sent } = apiAnswering({
    '/transactions/initiate': session,
    '/loans/partners': {
      data: [
        partner({ min_loan_amount: '50000.00', interest: null }),
        partner({ is_active: false, next_step: null }),
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

test('a plan is read to the kobo, from numbers and from text', async () => {
  const { api } = apiAnswering({
    '/loans/account/repayments-detail': { next_step: steps.accept, data: stanbicPlan },
  })
  const answer = await api({ verb: 'plan', step: step.parse(steps.split), body: {} }, signal)
  expect(answer).toMatchObject({
    plan: {
      downPayment: 666_667,
      total: 4_254_117,
      managementFee: 33_333,
      insurance: 15_000,
      monthlyRate: '2.5',
      instalments: [{ due: '2023-06-07', amount: 717_490 }, {}, {}, {}, { due: '2023-10-07' }],
    },
    next: { face: 'accept' },
  })
})

test.each([
  ['no dates', { ...stanbicPlan, repaymentSchedules: [] }],
  ['a total that is no amount', { ...stanbicPlan, totalRepayment: 'about 40k' }],
  ['a fraction of a kobo', { ...stanbicPlan, downpaymentAmount: 6666.667 }],
])('a plan with %s is no plan', async (_name, data) => {
  const { api } = apiAnswering({ '/loans/account/repayments-detail': { next_step: steps.accept, data } })
  await expect(api({ verb: 'plan', step: step.parse(steps.split), body: {} }, signal)).rejects.toThrow()
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
    { verdict: 'declined', said: 'Not enough history' },
  ],
  [{ is_completed: true, success: false, transaction: { status: 'pending' } }, { verdict: 'pending' }],
  [{ is_completed: true, success: false, transaction: { status: 'new' } }, { verdict: 'pending' }],
])('a decision %j', async (wire, status) => {
  const { api } = apiAnswering({ '/loans/account/new-loan/7': wire })
  expect(await api({ verb: 'status', step: step.parse(steps.deciding) }, signal)).toMatchObject({ status })
})

test('an answer without a next step cannot be followed', async () => {
  const { api } = apiAnswering({ '/loans/account/verification': { message: 'ok' } })
  await expect(api({ verb: 'follow', step: step.parse(wireStep('X')), body: {} }, signal)).rejects.toThrow()
})

test('the loan is the one call that is sent once', async () => {
  const { api, sent } = apiAnswering({
    '/loans/account/new-loan': { next_step: steps.deciding, data: { reference: 'KLP-1' } },
    '/loans/account/verification': { next_step: steps.code },
  })
  await api({ verb: 'follow', step: step.parse(steps.account), body: {} }, signal)
  const answer = await api({ verb: 'new-loan', step: step.parse(steps.newLoan), body: { amount: 1 } }, signal)
  expect(sent.map(({ once }) => once)).toEqual([false, true])
  expect(answer).toMatchObject({ loan: { reference: 'KLP-1', next: { face: 'deciding' } } })
})
