import { assumed } from '../assumed.ts'
import { bvn } from './fields/account.ts'
import { address, dateOfBirth, firstName, gender, lastName, state } from './fields/person.ts'
import { installments } from './fields/split.ts'
import {
  documentFile,
  documentNumber,
  documentType,
  employerName,
  employmentStatus,
  monthlyIncome,
} from './fields/work.ts'
import type { Partner } from './partner.ts'
import { acceptTerms, newLoan, splitIt } from './steps.ts'

/**
 * Renmoney: a lender, not a bank, so the customer has no account there and states personal data, income and a document. Figures
 * made up: nothing due now, 4.5 % a month, no fees. Its plan has Polaris's form.
 */
export const renmoney: Partner = {
  id: 8,
  name: 'Renmoney',
  slug: 'renmoney',
  interest: '4.50',
  minimum: { live: '25000.00', test: '1000.00' },
  maximum: '2000000.00',
  charges: [],
  offer: assumed('other partners', {
    figures: { monthlyRate: '4.5', downPayment: 'none', totalHolds: [] },
    planForm: 'polaris',
    confirmedAt: 'checkout',
    loanLimit: 2_000_000,
    steps: [
      {
        name: 'BIO_DATA',
        call: 'verification',
        display: { title: 'About you', subtitle: 'As your bank and your documents have it.' },
        fields: ({ now }) => [firstName, lastName, dateOfBirth(now), gender, address, state],
      },
      {
        name: 'USER_KYC',
        call: 'verification',
        display: { title: 'Your work and income', subtitle: 'Renmoney decides on this.' },
        fields: [bvn, employmentStatus, monthlyIncome, employerName],
      },
      {
        name: 'DOCUMENT_VERIFICATION',
        call: 'verification',
        display: { title: 'A document of yours', subtitle: 'One that is still valid.' },
        fields: [documentType, documentNumber, documentFile],
      },
      splitIt([installments([3, 4, 5, 6])]),
      acceptTerms,
      newLoan,
    ],
  }),
}
