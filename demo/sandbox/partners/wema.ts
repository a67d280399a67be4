import { accountNumber, phoneNumber } from './fields/account.ts'
import { installments } from './fields/split.ts'
import type { Partner } from './partner.ts'
import { enterCode, newLoan, splitIt, verifyAccount, whatYouNeed } from './steps.ts'
import { sampleTerms } from './terms.ts'

const agreement = sampleTerms('Wema Bank', '1.4')

/**
 * Wema: its terms come with the step itself and are agreed to with a call, and consenting to the plan is asking for
 * the loan. Figures made up: nothing now, 1.75 % a month, a fee of 1 % and VAT on it named apart.
 */
export const wema: Partner = {
  id: 5,
  name: 'Wema Bank',
  slug: 'wema',
  interest: '1.75',
  minimum: { live: '25000.00', test: '1000.00' },
  charges: [
    { name: 'Management fee', value: '1', unit: '%', slug: 'management_fee' },
    { name: 'VAT on the fee', value: '7.5', unit: '%', slug: 'vat' },
  ],
  offer: {
    figures: { monthlyRate: '1.75', downPayment: 'none', managementFee: '1', vat: '7.5' },
    terms: agreement,
    confirmedAt: 'checkout',
    loanLimit: 1_000_000,
    steps: [
      whatYouNeed(
        'Wema Bank',
        ['A Wema account or ALAT', 'The phone number the bank has for you'],
        'Wema Bank may look at my account and my credit record to decide on this loan.',
      ),
      verifyAccount('Wema', [accountNumber, phoneNumber]),
      enterCode('Wema Bank', '12345'),
      { name: 'TERM_CONDITIONS', call: 'accept-loan-terms', display: agreement },
      splitIt([installments([3, 6])]),
      newLoan,
    ],
  },
}
