import { assumed } from '../assumed.ts'
import { orderEmail, phoneNumber } from './fields/account.ts'
import { installments } from './fields/split.ts'
import type { Partner } from './partner.ts'
import { newLoan, splitIt } from './steps.ts'

/**
 * FCMB Credit Direct: asks for a phone number and a split; the rest happens behind its own payment link. Figures made up: nothing
 * due now, 3.5 % a month, a fee of 1 % of the loan included in the total.
 */
export const fcmbCreditDirect: Partner = {
  id: 9,
  name: 'FCMB Credit Direct',
  slug: 'fcmb_credit_direct',
  interest: '3.50',
  minimum: { live: '25000.00', test: '1000.00' },
  maximum: '1000000.00',
  charges: [{ name: 'Management fee', value: '1', unit: '%', slug: 'management_fee' }],
  offer: assumed('other partners', {
    figures: { monthlyRate: '3.5', downPayment: 'none', managementFee: '1', totalHolds: ['fee'] },
    planForm: 'stanbic',
    confirmedAt: 'payment-link',
    loanLimit: 1_000_000,
    steps: [
      {
        name: 'ACCOUNT_VERIFICATION',
        call: 'verification',
        display: { title: 'Your phone number', subtitle: 'Credit Direct looks up what it can lend you.' },
        fields: [phoneNumber, orderEmail],
      },
      splitIt([installments([3, 6])]),
      newLoan,
    ],
  }),
}
