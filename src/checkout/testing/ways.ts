import verification from '../../sandbox/published/account-verification.stanbic.json' with { type: 'json' }
import newLoan from '../../sandbox/published/new-loan.polaris.json' with { type: 'json' }
import partners from '../../sandbox/published/partners.json' with { type: 'json' }
import plan from '../../sandbox/published/repayments-detail.stanbic.json' with { type: 'json' }
import terms from '../../sandbox/published/terms-and-conditions.stanbic.json' with { type: 'json' }
import verifyOtp from '../../sandbox/published/verify-otp.stanbic.json' with { type: 'json' }
import { order, session, step, steps } from './wire.ts'

/** What a server answers in a whole purchase, by method and path without the query. */
export interface Way {
  readonly name: string
  readonly bank: string
  readonly order: typeof order
  /** How the purchase ends without an odd value. */
  readonly end: 'success' | 'declined'
  readonly answers: Readonly<Record<string, unknown>>
}

const START = { 'POST /transactions/initiate': session, 'GET /loans/partners': partners }
const decided = {
  is_completed: true,
  success: true,
  message: 'Said by the server.',
  next_repayment_date: 'Jun 7, 2023',
  transaction: {
    reference: session.reference,
    status: 'successful',
    merchant_reference: order.merchant_reference,
  },
}
const STATUS = 'GET /loans/account/new-loan/00000000-0000-4000-8000-000000000007'
const deciding = { ...steps.deciding, api: STATUS.slice(4) }

const stanbic: Way = {
  name: 'stanbic',
  bank: 'stanbic',
  end: 'success',
  order,
  answers: {
    ...START,
    'POST /loans/account/verification': verification,
    'POST /loans/account/verify-otp': verifyOtp,
    'GET /loans/partners/terms-and-conditions': terms,
    'POST /loans/account/repayments-detail': { status: true, next_step: steps.accept, data: plan },
    'POST /loans/account/accept-loan-terms': { status: true, next_step: steps.newLoan },
    'POST /loans/account/new-loan': {
      status: true,
      message: 'Said by the server.',
      next_step: deciding,
      data: { id: 7, reference: session.reference, status: 'new' },
    },
    [STATUS]: decided,
  },
}

// The published steps that differ: terms that have to be asked for, insurers to choose from, a day and an amount to type.
const [installment, , ...hidden] = terms.next_step.form_fields
const asked: Way = {
  name: 'terms and insurers are asked for',
  bank: 'stanbic',
  end: 'declined',
  order,
  answers: {
    ...stanbic.answers,
    'POST /loans/account/verify-otp': {
      ...verifyOtp,
      next_step: { ...verifyOtp.next_step, display_data: { title: 'A title of the step' } },
    },
    'GET /loans/partners/terms-and-conditions': {
      ...terms,
      data: { ...terms.data, text: '<p>Words of the bank.</p>' },
      next_step: {
        ...terms.next_step,
        form_fields: [
          installment,
          { type: 'number', name: 'repaymentDay', label: 'Repayment day', required: true, min: 1, max: 28 },
          {
            type: 'number',
            name: 'downpayment_amount',
            format: 'amount',
            required: true,
            min: 6666.67,
            max: 20000,
          },
          { type: 'select', name: 'insurerId', label: 'Insurer', required: true },
          ...hidden.filter(({ name }) => name !== 'insurerId'),
        ],
      },
    },
    'GET /loans/partners/insurers': {
      data: [
        { name: 'An insurer', value: 4 },
        { name: 'Another', value: 'b' },
      ],
    },
    [STATUS]: { ...decided, success: false, transaction: { ...decided.transaction, status: 'declined' } },
  },
}

const polaris: Way = {
  name: 'polaris',
  bank: 'polaris',
  end: 'success',
  order: { ...order, amount: 200_001, items: [{ name: 'Laptop', unit_price: 200_001, quantity: 1 }] },
  answers: {
    ...START,
    'GET /loans/partners/requirements': { message: 'Said by the server.', next_step: steps.account },
    'POST /loans/account/verification': verification,
    'POST /loans/account/verify-otp': { status: true, next_step: terms.next_step, data: verifyOtp.data },
    'POST /loans/account/repayments-detail': {
      next_step: step('NEW_LOAN', { api: '/loans/account/new-loan' }),
      data: newLoan.data.processor_webhook_data,
    },
    'POST /loans/account/new-loan': newLoan,
    [STATUS]: { isCompleted: true, success: true, next_repayment_date: '2023-11-14T23:00:00.000Z' },
  },
}

export const WAYS: readonly Way[] = [stanbic, polaris, asked]
