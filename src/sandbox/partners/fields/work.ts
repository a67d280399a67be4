import type { Field } from '../../flow/field.ts'
import { textOf } from '../../wire/body.ts'
import { toKobo } from '../../wire/naira.ts'
import { lengthy } from './person.ts'

/** What a lender without an account of the customer's asks: work, income, a document. */

export const employmentStatus: Field = {
  wire: {
    type: 'select',
    name: 'employment_status',
    label: 'Employment',
    placeholder: 'Choose what fits best',
    required: true,
    options: [
      { value: 'employed', label: 'Employed' },
      { value: 'self_employed', label: 'Self-employed' },
      { value: 'student', label: 'Student' },
      { value: 'retired', label: 'Retired' },
      { value: 'unemployed', label: 'Not employed' },
    ],
  },
}

/** In naira. */
export const monthlyIncome: Field = {
  wire: {
    type: 'number',
    name: 'monthly_income',
    label: 'Monthly income',
    placeholder: '150000',
    format: 'amount',
    smalltext: 'After tax, in naira.',
    required: true,
    min: 1000,
  },
  problem: (answer) =>
    (toKobo(answer) ?? 0) >= 100_000
      ? undefined
      : 'Write what you earn in a month in naira, at least 1000, in digits only.',
}

export const employerName = lengthy({
  type: 'text',
  name: 'employer_name',
  label: 'Employer',
  // Said, because a client may take silence for a yes: whether it may is not public.
  required: false,
  smalltext: 'If you have one.',
  min: 2,
  max: 100,
})

/** Each kind of document, and what its number looks like. The driver's licence is the published test value. */
const DOCUMENTS = [
  {
    value: 'drivers_licence',
    label: 'Driver’s licence',
    number: /^[A-Z]{3}\d{5}[A-Z]{2}\d{2}$/,
    sample: 'ABC12345DE67',
  },
  {
    value: 'international_passport',
    label: 'International passport',
    number: /^[A-Z]\d{8}$/,
    sample: 'A12345678',
  },
  { value: 'nin', label: 'National ID (NIN)', number: /^\d{11}$/, sample: '12345678901' },
] as const

export const documentType: Field = {
  wire: {
    type: 'select',
    name: 'document_type',
    label: 'Document',
    placeholder: 'Choose a document',
    required: true,
    options: DOCUMENTS.map(({ value, label }) => ({ value, label })),
  },
}

export const documentNumber: Field = {
  wire: {
    type: 'text',
    name: 'document_number',
    label: 'Document number',
    placeholder: 'ABC12345DE67',
    required: true,
    max: 20,
  },
  problem: (answer, body) => {
    const document = DOCUMENTS.find(({ value }) => value === textOf(body, 'document_type'))
    if (!document || document.number.test(answer.replaceAll(' ', '').toUpperCase())) return undefined
    return `That is not the number of this document (${document.label}). It looks like ${document.sample}.`
  },
}
