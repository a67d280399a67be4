import { assumed } from '../assumed.ts'
import type { Situation } from '../flow/step.ts'
import { accountAndPhone, oneTo, splitFields } from './fields/as-published.ts'
import { newAccount } from './new-account.ts'
import type { Partner } from './partner.ts'
import { acceptTerms, completeAccount, enterCodeAsPublished, newLoan } from './steps.ts'
import { sampleTerms } from './terms/sample.ts'

const SIGN_UP = 'https://enrol.stanbic.example:8444/open'
const terms = sampleTerms('Stanbic IBTC Bank', '1')

/** From this amount on, an order may be split in 5 and 6. */
const MANY_KOBO = 4_000_000
const choices = ({ basketKobo }: Situation) => oneTo(basketKobo < MANY_KOBO ? 4 : 6)

/** Stanbic: first share now, the rest over the following months; fee, VAT and insurance stated apart. */
export const stanbic: Partner = {
  id: 3,
  name: 'Stanbic IBTC Bank',
  slug: 'stanbic',
  interest: null,
  minimum: null,
  maximum: null,
  updatedAt: '2023-08-11T16:57:51.197Z',
  config: { create_partner_account_url: SIGN_UP },
  charges: [],
  offer: {
    figures: {
      monthlyRate: '2.5',
      downPayment: 'one-share',
      managementFee: '1',
      vat: '7.5',
      insurance: '0.45',
      keptOnAccount: assumed('kept on the account', '500'),
      totalHolds: [],
    },
    planForm: 'stanbic',
    insurers: assumed('insurers', [
      { name: 'Lagoon Insurance (sandbox)', value: '1' },
      { name: 'Harmattan Assurance (sandbox)', value: '2' },
    ]),
    terms,
    confirmedAt: 'checkout',
    loanLimit: 5_000_000,
    steps: [
      {
        name: 'ACCOUNT_VERIFICATION',
        call: 'verification',
        display: newAccount('The bank will send a code to your phone.', SIGN_UP),
        fields: accountAndPhone({ account: { format: '' } }),
      },
      enterCodeAsPublished('Stanbic IBTC Bank', '123456'),
      { name: 'TERM_CONDITIONS', call: 'terms', display: terms },
      {
        name: 'LOAN_OPTIONS',
        call: 'repayments-detail',
        display: { title: 'How to split it' },
        fields: splitFields(assumed('split by amount', choices)),
      },
      acceptTerms,
      completeAccount('Stanbic IBTC Bank', { dateOfBirth: false }),
      newLoan,
    ],
  },
}
