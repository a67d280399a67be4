import { accountNumber, bvn, oneTimeCode, phoneNumber } from '../../../src/sandbox/partners/fields/account.ts'
import {
  address,
  dateOfBirth,
  email,
  firstName,
  gender,
  state,
} from '../../../src/sandbox/partners/fields/person.ts'
import { newPassword } from '../../../src/sandbox/partners/fields/secrets.ts'
import { documentFile, employerName, monthlyIncome } from '../../../src/sandbox/partners/fields/work.ts'
import type { Partner } from '../../../src/sandbox/partners/partner.ts'
import { partners } from '../../../src/sandbox/partners/index.ts'
import { newLoan } from '../../../src/sandbox/partners/steps.ts'

const offer = {
  figures: { monthlyRate: '2', downPayment: 'none', totalHolds: [] },
  planForm: 'stanbic',
  confirmedAt: 'checkout',
  loanLimit: 1_000_000,
} as const
const bank = { id: 90, interest: '2.00', minimum: null, maximum: null, charges: [] }

/** Requires one field of every type. */
export const everyField: Partner = {
  ...bank,
  name: 'Every Field Bank',
  slug: 'every-field',
  offer: {
    ...offer,
    steps: [
      {
        name: 'EVERYTHING',
        call: 'verification',
        display: { title: 'One of everything', subtitle: 'A step with every type of field there is.' },
        fields: ({ now }) => [
          firstName,
          address,
          phoneNumber,
          email,
          bvn,
          dateOfBirth(now),
          monthlyIncome,
          gender,
          state,
          employerName,
          newPassword,
          documentFile,
          {
            wire: {
              type: 'checkbox',
              name: 'credit_check',
              label: 'The bank may ask a credit bureau about me.',
              required: true,
            },
          },
        ],
      },
      newLoan,
    ],
  },
}

/** Has sent a code before its first step, and requires it beside another field. */
export const codeInForm: Partner = {
  ...bank,
  name: 'Bank of One Page',
  slug: 'code-in-form',
  offer: {
    ...offer,
    steps: [
      {
        name: 'VERIFY_OTP',
        call: 'verify-otp',
        display: { title: 'Confirm your account', subtitle: 'We sent a code to the phone of your account.' },
        fields: [bvn, oneTimeCode('123456')],
      },
      newLoan,
    ],
  },
}

/** Continues with a step that has no fields and that the checkout does not know. */
export const withoutFields: Partner = {
  ...bank,
  name: 'Bank of Tomorrow',
  slug: 'without-fields',
  offer: {
    ...offer,
    steps: [
      { name: 'ACCOUNT_VERIFICATION', call: 'verification', fields: [accountNumber] },
      { name: 'IRIS_SCAN', call: 'credentials', display: { title: 'Look into the camera' } },
      newLoan,
    ],
  },
}

/** The sandbox's banks, all renamed to `name`. */
export const named = (name: string): readonly Partner[] => partners.map((partner) => ({ ...partner, name }))

/** Banks without a mark and without a picture, of which some have the same initials. */
export const unknown: readonly Partner[] = ['Savannah Bank', 'Sahel Bank', 'Harmattan Credit', 'Lagoon'].map(
  (name, index) => ({ ...everyField, id: 91 + index, name, slug: `unknown-${index}` }),
)
