import { accountNumber, oneTimeCode, orderAmount, phoneNumber } from './fields/account.ts'
import { firstNameJohn } from './fields/person.ts'
import { installments } from './fields/split.ts'
import type { Partner } from './partner.ts'
import { acceptTerms, completeAccount, newLoan } from './steps.ts'
import { sampleTerms } from './terms.ts'

/** Polaris: nothing now; the shopper confirms on a page of the bank's. Its amounts go out as strings. */
export const polaris: Partner = {
  id: 3,
  name: 'Polaris Bank',
  slug: 'polaris',
  interest: '2.25',
  minimum: { live: '50000.00', test: '1000.00' },
  charges: [{ name: 'Management fee', value: '1.5', unit: '%', slug: 'management_fee' }],
  offer: {
    figures: { monthlyRate: '2.25', downPayment: 'none', managementFee: '1.5', feeInTotal: true },
    terms: sampleTerms('Polaris Bank', '1.0'),
    amountsAsText: true,
    confirmedAt: 'bank',
    loanLimit: 2_000_000,
    steps: [
      {
        name: 'PARTNER_REQUIREMENTS',
        call: 'requirements',
        display: {
          title: 'What you need',
          subtitle: 'To pay with Polaris Bank',
          list: [
            { text: 'A Polaris account and the phone number the bank has for you' },
            { text: 'Your first name as the bank writes it' },
            { text: 'A moment to confirm on a page of the bank’s, in another tab' },
          ],
        },
      },
      {
        name: 'ACCOUNT_VERIFICATION',
        call: 'verification',
        display: { title: 'Your Polaris account', subtitle: 'The bank will send a code to your phone.' },
        fields: [accountNumber, phoneNumber, firstNameJohn, ...orderAmount],
      },
      {
        name: 'VERIFY_OTP',
        call: 'verify-otp',
        display: { title: 'Enter the code', subtitle: 'Polaris Bank has sent it to your phone.' },
        fields: [oneTimeCode('1234')],
      },
      { name: 'TERM_CONDITIONS', call: 'terms' },
      {
        name: 'LOAN_OPTIONS',
        call: 'repayments-detail',
        display: { title: 'How to split it' },
        fields: [installments([3, 4, 6])],
      },
      acceptTerms,
      completeAccount('Polaris Bank', { dateOfBirth: true }),
      newLoan,
    ],
  },
}
