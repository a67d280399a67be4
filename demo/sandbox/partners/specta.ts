import { banks } from './banks.ts'
import { accountNumber, chosenBank } from './fields/account.ts'
import { login } from './fields/secrets.ts'
import { installments } from './fields/split.ts'
import type { Partner } from './partner.ts'
import { acceptTerms, newLoan, splitIt, terms, whatYouNeed } from './steps.ts'
import { sampleTerms } from './terms.ts'

/**
 * Specta: lends to customers of twenty banks, so theirs is chosen first; then its own id and password instead of a
 * code. Figures made up: nothing now, 2.4 % a month, a fee of 2 % of the loan within the total.
 */
export const specta: Partner = {
  id: 4,
  name: 'Specta by Sterling',
  slug: 'specta',
  interest: '2.40',
  minimum: { live: '25000.00', test: '1000.00' },
  banks: { label: 'Your salary bank', placeholder: 'Choose your bank', options: banks },
  charges: [{ name: 'Management fee', value: '2', unit: '%', slug: 'management_fee' }],
  offer: {
    figures: { monthlyRate: '2.4', downPayment: 'none', managementFee: '2', feeInTotal: true },
    terms: sampleTerms('Specta by Sterling', '3.0'),
    confirmedAt: 'checkout',
    loanLimit: 1_500_000,
    steps: [
      whatYouNeed('Specta by Sterling', [
        'A Specta ID and its password',
        'The account that your salary is paid into',
      ]),
      {
        name: 'ACCOUNT_VERIFICATION',
        call: 'verification',
        display: { title: 'Your salary account', subtitle: 'Specta looks it up at your bank.' },
        fields: [accountNumber, chosenBank],
      },
      {
        name: 'LOGIN',
        call: 'verify-otp',
        display: { title: 'Log in to Specta' },
        fields: [...login({ label: 'Specta ID', username: 'SPTest', password: '111111' }), chosenBank],
      },
      terms,
      splitIt([installments([3, 6, 9, 12])]),
      acceptTerms,
      newLoan,
    ],
  },
}
