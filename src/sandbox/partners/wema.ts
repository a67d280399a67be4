import { assumed } from '../assumed.ts'
import { accountAndPhone } from './fields/as-published.ts'
import { installments } from './fields/split.ts'
import type { Offer, Partner } from './partner.ts'
import { enterCode, newLoan, splitIt } from './steps.ts'
import { shortTerms } from './terms/short.ts'

const agreement = shortTerms('Wema Bank', '1.4')

/**
 * Nothing due now, 1.75 % a month, a fee of 1 % and VAT on it stated apart. The step itself contains the terms, a call accepts
 * them, and the loan request is the consent to the plan.
 */
const offer: Offer = assumed('open partners', {
  figures: { monthlyRate: '1.75', downPayment: 'none', managementFee: '1', vat: '7.5', totalHolds: [] },
  planForm: 'stanbic',
  terms: agreement,
  confirmedAt: 'checkout',
  loanLimit: 1_000_000,
  steps: [
    {
      name: 'ACCOUNT_VERIFICATION',
      call: 'verification',
      fields: accountAndPhone({ account: { required: true, format: '' }, phone: { required: true } }),
    },
    enterCode('Wema Bank', '12345'),
    { name: 'TERM_CONDITIONS', call: 'accept-loan-terms', display: agreement },
    splitIt([installments([3, 6])]),
    newLoan,
  ],
})

/** Wema: published as coming soon, with its first step. */
export const wema: Partner = {
  id: 5,
  name: 'Wema Bank',
  slug: 'wema',
  interest: null,
  minimum: null,
  maximum: null,
  updatedAt: '2023-09-14T17:46:16.065Z',
  charges: [],
  offer,
}
