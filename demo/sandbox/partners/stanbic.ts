import { accountNumber, oneTimeCode, orderAmount, phoneNumber } from './fields/account.ts'
import { installments, insurer, repaymentDay } from './fields/split.ts'
import type { Partner } from './partner.ts'
import { acceptTerms, completeAccount, newLoan } from './steps.ts'
import { sampleTerms } from './terms.ts'

/** Stanbic: first share now, the rest over the following months; fee, VAT and insurance named apart. */
export const stanbic: Partner = {
  id: 1,
  name: 'Stanbic IBTC Bank',
  slug: 'stanbic',
  interest: '2.50',
  minimum: { live: '25000.00', test: '1000.00' },
  charges: [
    { name: 'Management fee', value: '1', unit: '%', slug: 'management_fee' },
    { name: 'VAT on the fee', value: '7.5', unit: '%', slug: 'vat' },
    { name: 'Insurance', value: '0.45', unit: '%', slug: 'insurance' },
  ],
  offer: {
    figures: {
      monthlyRate: '2.5',
      downPayment: 'one-share',
      managementFee: '1',
      vat: '7.5',
      insurance: '0.45',
    },
    insurers: [
      { name: 'Lagoon Insurance (sandbox)', value: '1' },
      { name: 'Harmattan Assurance (sandbox)', value: '2' },
    ],
    terms: sampleTerms('Stanbic IBTC Bank', '2.1'),
    confirmedAt: 'checkout',
    loanLimit: 1_000_000,
    steps: [
      {
        name: 'PARTNER_REQUIREMENTS',
        call: 'requirements',
        display: {
          title: 'What you need',
          subtitle: 'To pay with Stanbic IBTC Bank',
          list: [
            { text: 'A Stanbic IBTC account that your salary is paid into' },
            { text: 'The phone number the bank has for you' },
            { text: 'Enough on the account for the first payment' },
          ],
        },
      },
      {
        name: 'ACCOUNT_VERIFICATION',
        call: 'verification',
        display: { title: 'Your Stanbic account', subtitle: 'The bank will send a code to your phone.' },
        fields: [accountNumber, phoneNumber, ...orderAmount],
      },
      {
        name: 'VERIFY_OTP',
        call: 'verify-otp',
        display: { title: 'Enter the code', subtitle: 'Stanbic IBTC Bank has sent it to your phone.' },
        fields: [oneTimeCode('123456')],
      },
      { name: 'TERM_CONDITIONS', call: 'terms' },
      {
        name: 'LOAN_OPTIONS',
        call: 'repayments-detail',
        display: { title: 'How to split it' },
        fields: [installments([3, 4, 5, 6]), repaymentDay, insurer],
      },
      acceptTerms,
      completeAccount('Stanbic IBTC Bank', { dateOfBirth: false }),
      newLoan,
    ],
  },
}
