import { assumed } from '../assumed.ts'
import type { DownPaymentRule } from '../figures/down-payment.ts'
import { neededAmount } from './fields/account.ts'
import { accountAndPhone } from './fields/as-published.ts'
import { downPayment, installments } from './fields/split.ts'
import type { Offer, Partner } from './partner.ts'
import { acceptTerms, enterCode, newLoan, splitIt } from './steps.ts'

const paidNow: DownPaymentRule = { least: '10', most: '50' }

/** The shopper chooses how much to pay now: 10 % to 50 %; 2 % a month on the rest, a fee of 1 % of the loan stated apart. */
const offer: Offer = assumed('open partners', {
  figures: { monthlyRate: '2', downPayment: paidNow, managementFee: '1', totalHolds: ['down-payment'] },
  planForm: 'stanbic',
  confirmedAt: 'checkout',
  loanLimit: 3_000_000,
  steps: [
    {
      name: 'ACCOUNT_VERIFICATION',
      call: 'verification',
      fields: accountAndPhone({ account: { required: true, format: '' }, phone: { required: true } }),
    },
    enterCode('Fidelity Bank', '12345'),
    splitIt((situation) => [installments([3, 6, 9, 12]), downPayment(paidNow, situation), neededAmount]),
    acceptTerms,
    newLoan,
  ],
})

/** Fidelity: published as coming soon, with its first step. It does not lend for small baskets, not in test either. */
export const fidelity: Partner = {
  id: 4,
  name: 'Fidelity Bank',
  slug: 'fidelity',
  interest: null,
  minimum: assumed('open partners', { live: '100000.00', test: '100000.00' }),
  maximum: null,
  updatedAt: '2023-09-14T18:39:25.062Z',
  charges: [],
  offer,
}
