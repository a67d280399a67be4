import { assumed } from '../assumed.ts'
import type { Step } from '../flow/step.ts'
import { accountNumber, orderAmount, phoneNumber } from './fields/account.ts'
import { firstNameJohn } from './fields/person.ts'
import { installments } from './fields/split.ts'
import type { Partner } from './partner.ts'
import { acceptTerms, completeAccount, enterCode, newLoan, splitIt, terms, verifyAccount } from './steps.ts'
import { shortTerms } from './terms/short.ts'

const laterSteps: readonly Step[] = assumed('later steps', [
  verifyAccount('Polaris', [accountNumber, phoneNumber, firstNameJohn, ...orderAmount]),
  enterCode('Polaris Bank', '1234'),
  terms,
  splitIt([installments([3, 4, 6])]),
  acceptTerms,
  completeAccount('Polaris Bank', { dateOfBirth: true }),
  newLoan,
])

/** Polaris: nothing due now; the shopper confirms on the bank's own page. The plan has amounts as strings. */
export const polaris: Partner = {
  id: 1,
  name: 'Polaris Bank',
  slug: 'polaris',
  interest: '2.25',
  minimum: { live: '50000.00', test: '50000.00' },
  maximum: null,
  updatedAt: '2023-10-10T08:07:39.740Z',
  config: {
    create_partner_account_url: 'https://open.polaris.example/account/',
    callback_url: 'return.polaris.example/redirect.html?partner=polaris',
    invoice_number: 'UUL',
  },
  charges: [{ name: 'Management fee', value: '1.5', unit: '%', slug: 'management_fee' }],
  offer: {
    figures: { monthlyRate: '2.25', downPayment: 'none', managementFee: '1.5', totalHolds: ['fee'] },
    planForm: 'polaris',
    terms: shortTerms('Polaris Bank', '1.0'),
    confirmedAt: 'bank',
    loanLimit: 2_000_000,
    steps: [
      {
        name: 'PARTNER_REQUIREMENTS',
        call: 'requirements',
        display: {
          title: 'What you need',
          smalltext: 'You confirm on a page of Polaris Bank, in another tab.',
          list: [
            { text: 'A Polaris account and the phone number the bank has for you' },
            { text: 'Your first name as the bank writes it' },
          ],
        },
        warnsOnMobile: true,
      },
      ...laterSteps,
    ],
  },
}
