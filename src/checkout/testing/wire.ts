import polaris from '../../sandbox/published/new-loan.polaris.json' with { type: 'json' }
import partners from '../../sandbox/published/partners.json' with { type: 'json' }
import stanbic from '../../sandbox/published/repayments-detail.stanbic.json' with { type: 'json' }

// Answers in the server's format, in small pieces that a test can change.

type Fields = Record<string, unknown>

export const order = {
  amount: 40000,
  currency: 'NGN' as const,
  items: [{ name: 'Standing fan', unit_price: 40000, quantity: 1 }],
  email: 'ada@example.com',
  phone: '08012345678',
  merchant_reference: 'order-17',
}

export const accountFields = [
  { type: 'text', name: 'accountNumber', label: 'Account number', required: true, min: 10, max: 10 },
  { type: 'text', name: 'phoneNumber', label: 'Phone number', required: true },
]

export const step = <Changes extends object>(name: string, changes?: Changes) => ({
  name,
  method: 'POST',
  api: '/loans/account/verification',
  ...(changes as Changes),
})

export const steps = {
  requirements: step('PARTNER_REQUIREMENTS', {
    method: 'GET',
    api: '/loans/partners/requirements?partner=stanbic',
    display_data: { title: 'What you need', list: [{ text: 'An account' }] },
  }),
  account: step('ACCOUNT_VERIFICATION', { form_fields: accountFields }),
  code: step('VERIFY_OTP', {
    api: '/loans/account/verify-otp',
    form_fields: [{ type: 'text', name: 'otp', label: 'Code', required: true, max: 6 }],
  }),
  terms: step('TERM_CONDITIONS', {
    method: 'GET',
    api: '/loans/partners/terms-and-conditions?partner=stanbic',
  }),
  split: step('LOAN_OPTIONS', {
    api: '/loans/account/repayments-detail',
    form_fields: [
      {
        type: 'select',
        name: 'installment',
        required: true,
        options: [3, 6].map((count) => ({ value: String(count), label: `${count} instalments` })),
      },
      { type: 'number', name: 'repaymentDay', required: true, min: 1, max: 31 },
    ],
  }),
  /** A split without a choice. */
  onlySplit: step('LOAN_OPTIONS', {
    api: '/loans/account/repayments-detail',
    form_fields: [
      {
        type: 'select',
        name: 'installment',
        required: true,
        options: [{ value: '6', label: '6 instalments' }],
      },
    ],
  }),
  accept: step('ACCEPT_LOAN_TERMS', { api: '/loans/account/accept-loan-terms' }),
  newLoan: step('NEW_LOAN', { api: '/loans/account/new-loan' }),
  deciding: step('LOAN_STATUS', { method: 'GET', api: '/loans/account/new-loan/7', timeout: '600000' }),
  atBank: step('REDIRECT', {
    method: 'GET',
    api: '/loans/account/new-loan/7',
    redirect_url: 'https://bank.example/approve',
  }),
}

export const partner = (changes: Fields = {}) => ({
  id: 1,
  name: 'Stanbic IBTC Bank',
  slug: 'stanbic',
  logo: null,
  is_active: true,
  interest: '2.5',
  min_loan_amount: null,
  max_loan_amount: null,
  next_step: steps.account,
  ...changes,
})

/** A lender as the published list has it, unchanged. */
export const publishedPartner = (slug: string) => partners.data.find((partner) => partner.slug === slug)

/** The published answer of Stanbic, unchanged: 40 000 in 6. */
export const stanbicPlan = stanbic

/** The data of the published answer of Polaris, unchanged: a transaction of 200 001 with its plan inside. */
export const polarisData = polaris.data

export const session = {
  token: 'first-token',
  message: 'ok',
  merchant: 'Demo Shop',
  is_live: false,
  currency: 'NGN',
  reference: 'KLP-1644-083962-4231',
}

/** The answers of Stanbic to a whole purchase, by path without the query. */
export const stanbicAnswers: Record<string, unknown> = {
  '/transactions/initiate': session,
  '/loans/partners': { data: [partner()] },
  '/loans/account/verification': { next_step: steps.code },
  '/loans/account/verify-otp': { next_step: steps.terms },
  '/loans/partners/terms-and-conditions': {
    next_step: steps.split,
    data: { title: 'Terms of the bank', text: '<p>Be good.</p>', version: '3' },
  },
  '/loans/account/repayments-detail': { next_step: steps.accept, data: stanbicPlan },
  '/loans/account/accept-loan-terms': { next_step: steps.newLoan },
  '/loans/account/new-loan': { next_step: steps.deciding, data: { id: 7, reference: session.reference } },
  '/loans/account/new-loan/7': { is_completed: true, success: true, next_repayment_date: 'Jun 7, 2023' },
}
