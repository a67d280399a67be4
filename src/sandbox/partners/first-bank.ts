import { assumed } from '../assumed.ts'
import { accountNumber, phoneNumber } from './fields/account.ts'
import { installments } from './fields/split.ts'
import type { Partner } from './partner.ts'
import { acceptTerms, enterCode, newLoan, splitIt, verifyAccount, whatYouNeed } from './steps.ts'

/**
 * First Bank: no terms of its own; the shopper confirms on the bank's own page. Figures made up: the first share due now, 2.5 % a
 * month, insurance of 0.5 % of the loan stated apart.
 */
export const firstBank: Partner = {
  id: 7,
  name: 'First Bank',
  slug: 'first_bank',
  interest: '2.50',
  minimum: { live: '25000.00', test: '1000.00' },
  maximum: '1000000.00',
  charges: [{ name: 'Insurance', value: '0.5', unit: '%', slug: 'insurance' }],
  offer: assumed('other partners', {
    figures: { monthlyRate: '2.5', downPayment: 'one-share', insurance: '0.5', totalHolds: [] },
    planForm: 'stanbic',
    confirmedAt: 'bank',
    loanLimit: 1_000_000,
    steps: [
      whatYouNeed(
        'First Bank',
        [
          'A First Bank account that your salary is paid into',
          'The phone number the bank has for you',
          'A moment to confirm on a page of the bank’s, in another tab',
        ],
        'First Bank may look at my account and my credit record to decide on this loan.',
      ),
      verifyAccount('First Bank', [accountNumber, phoneNumber]),
      enterCode('First Bank', '12345'),
      splitIt([installments([3, 4, 6])]),
      acceptTerms,
      newLoan,
    ],
  }),
}
