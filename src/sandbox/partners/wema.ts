import { assumed } from '../assumed.ts'
import { accountAndPhone } from './fields/as-published.ts'
import { installments } from './fields/split.ts'
import type { Offer, Partner } from './partner.ts'
import { enterCode, newLoan, splitIt } from './steps.ts'
import { shortTerms } from './terms/short.ts'

const agreement = shortTerms('Wema Bank', '1.4')

/**
 * Nothing now, 1.75 % a month, a fee of 1 % and VAT on it named apart. The terms come with the step itself and are agreed
 * to with a call, and consenting to the plan is asking for the loan.
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
