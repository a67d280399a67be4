import { beforeAll, describe, expect, it } from 'vitest'
import { createSandbox } from '../index.ts'
import { Client } from '../testing/client.ts'
import { Shopper } from '../testing/shopper.ts'
import { orderOf } from '../testing/stand.ts'

/*
 * Every call of the documented table, compared with the fields that the table says a client uses. A client that follows
 * the answers makes the calls; the tests look at the answers only.
 */

const text: unknown = expect.any(String)
const number: unknown = expect.any(Number)
const amount: unknown = expect.toSatisfy(
  (value: unknown) =>
    (typeof value === 'number' && Number.isFinite(value)) ||
    (typeof value === 'string' && /^\d+(\.\d{1,2})?$/.test(value)),
)
const decimal: unknown = expect.stringMatching(/^\d+\.\d{2}$/)
const step: unknown = expect.objectContaining({
  name: expect.stringMatching(/^[A-Z_]+$/) as unknown,
  method: expect.stringMatching(/^(GET|POST)$/) as unknown,
  api: expect.stringMatching(/^\/(?!v1)\S+$/) as unknown,
})

const DOCUMENTED: Record<string, Record<string, unknown>> = {
  'POST /transactions/initiate': {
    token: text,
    message: text,
    totalAmountToBePaid: 40_000,
    currency: 'NGN',
    merchant: text,
    is_live: false,
    interest: number,
  },
  'GET /loans/partners': {
    data: expect.arrayContaining([
      expect.objectContaining({
        id: text,
        name: text,
        slug: 'polaris',
        logo: text,
        is_active: true,
        requires_prequalification: false,
        interest: decimal,
        min_loan_amount: decimal,
        max_loan_amount: null,
        min_age: null,
        config: expect.any(Object) as unknown,
        extra_charges: expect.arrayContaining([
          { name: text, value: text, unit: '%', slug: text },
        ]) as unknown,
        next_step: step,
      }),
    ]),
  },
  'GET /loans/partners/requirements': { message: text, next_step: step },
  'POST /loans/account/verification': { status: true, message: text, next_step: step },
  'POST /loans/account/verify-otp': {
    status: true,
    message: text,
    next_step: step,
    data: {
      token: text,
      user: expect.any(Object) as unknown,
      loanLimit: number,
      requiresUserCredential: true,
    },
  },
  'GET /loans/partners/terms-and-conditions': {
    next_step: step,
    data: { title: text, text: expect.stringContaining('<') as unknown, version: text },
  },
  'GET /loans/partners/insurers': { data: expect.arrayContaining([{ name: text, value: text }]) },
  'POST /loans/account/repayments-detail': {
    next_step: step,
    data: expect.objectContaining({
      loanAmount: amount,
      downpaymentAmount: amount,
      monthlyRepayment: amount,
      totalRepayment: amount,
      managementFee: amount,
      interest: amount,
      vat: amount,
      insurance: amount,
      tenor: number,
      installment: number,
      repaymentSchedules: expect.arrayContaining([
        expect.objectContaining({
          monthlyRepayment: amount,
          repayment_date: expect.stringMatching(/^[A-Z][a-z]{2} \d{1,2}, \d{4}$/) as unknown,
        }),
      ]) as unknown,
    }),
  },
  'POST /loans/account/accept-loan-terms': { next_step: step },
  'POST /loans/account/credentials': { next_step: step },
  'POST /loans/account/new-loan': {
    status: true,
    message: text,
    next_step: step,
    data: {
      id: text,
      isCompleted: false,
      reference: expect.stringMatching(/^KLP-\d{4}-\d{6}-\d{4}$/) as unknown,
      status: 'new',
    },
  },
  'GET /loans/account/new-loan/:id': {
    is_completed: true,
    success: true,
    message: text,
    next_repayment_date: text,
    transaction: expect.objectContaining({ reference: text, status: 'successful' }),
  },
  'POST /loans/feedback': { message: text },
}

/** One purchase that makes every call there is, and the answer to each. */
async function everyAnswer(): Promise<Map<string, Record<string, unknown>>> {
  const answers = new Map<string, Record<string, unknown>>()
  const sandbox = createSandbox({ store: ':memory:', checkoutDir: '/nowhere', pollDecisionAfterMs: 0 })
  const watched = {
    ...sandbox,
    fetch: async (request: Request) => {
      const response = await sandbox.fetch(request)
      const path = new URL(request.url).pathname.replace(/^\/v1/, '').replace(/(new-loan)\/.+/, '$1/:id')
      const body = (await response.clone().json()) as Record<string, unknown>
      answers.set(`${request.method} ${path}`, body)
      return response
    },
  }
  // Stanbic has no requirements page.
  await (await new Shopper(watched, 'polaris', orderOf(60_000)).start()).goOn()
  // This account is incomplete, so that the call for credentials is made too.
  const shopper = new Shopper(watched, 'stanbic', orderOf(40_000), { accountNumber: '4444444444' })
  await (await shopper.start()).walkTo('LOAN_STATUS')
  await shopper.client.goOn()
  await new Client(watched, orderOf(40_000)).send('POST', '/loans/feedback', { feedback: 'Too slow' })
  sandbox.close()
  return answers
}

describe('the sandbox', () => {
  let answers = new Map<string, Record<string, unknown>>()
  beforeAll(async () => {
    answers = await everyAnswer()
  })

  it('receives all documented calls in these purchases, and no other call', () => {
    expect([...answers.keys()].sort()).toEqual(Object.keys(DOCUMENTED).sort())
  })

  it.each(Object.entries(DOCUMENTED))('answers %s with the documented fields', (call, documented) => {
    expect(answers.get(call)).toMatchObject(documented)
  })
})
