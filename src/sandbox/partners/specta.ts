import { assumed } from '../assumed.ts'
import type { Step } from '../flow/step.ts'
import { banks } from './banks.ts'
import { chosenBank, unlistedBank } from './fields/account.ts'
import { accountAndPhone } from './fields/as-published.ts'
import { login } from './fields/secrets.ts'
import { installments } from './fields/split.ts'
import { newAccount } from './new-account.ts'
import type { Partner } from './partner.ts'
import { acceptTerms, newLoan, splitIt, terms } from './steps.ts'
import { shortTerms } from './terms/short.ts'

const laterSteps: readonly Step[] = assumed('later steps', [
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
])

/** Specta: lends to customers of twenty banks, so they first choose their bank. Specta's id and password replace a code. */
export const specta: Partner = {
  id: 2,
  name: 'Specta by Sterling Bank',
  slug: 'specta',
  interest: null,
  minimum: null,
  maximum: null,
  updatedAt: '2023-09-15T13:48:25.146Z',
  banks: { label: 'Bank', placeholder: 'Choose your bank', options: banks },
  charges: [],
  offer: {
    figures: assumed('Specta figures', {
      monthlyRate: '2.4',
      downPayment: 'none',
      managementFee: '2',
      totalHolds: ['fee'],
    }),
    planForm: 'stanbic',
    terms: shortTerms('Specta by Sterling Bank', '3.0'),
    confirmedAt: 'checkout',
    loanLimit: 1_500_000,
    steps: [
      {
        name: 'ACCOUNT_VERIFICATION',
        call: 'verification',
        display: newAccount(
          'Specta looks up the account that your salary is paid into.',
          'https://open.specta.example/account/',
        ),
        fields: [
          ...accountAndPhone({
            account: { required: true },
            phone: { required: true, placeholder: 'The number that your bank has for you' },
          }),
          unlistedBank,
        ],
        warnsOnMobile: true,
      },
      ...laterSteps,
    ],
  },
}
