import { assumed } from '../../assumed.ts'
import type { Field } from '../../flow/field.ts'
import { textOf } from '../../wire/body.ts'
import { toKobo } from '../../wire/naira.ts'
import { lengthy } from './person.ts'

/** Fields of a lender at which the customer has no account: work, income, a document. */

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
  // Explicit, because a client may take a missing value for true: whether it may is not public.
  required: false,
  smalltext: 'If you have one.',
  min: 2,
  max: 100,
})

/** Each kind of document, and the format of its number. */
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

const MOST_BYTES = 5_000_000
const DATA_URL = /^data:(image\/(?:jpeg|png|webp)|application\/pdf);base64,([A-Za-z0-9+/]+={0,2})$/
/** The first bytes of each type of file. */
const HEADS: Readonly<Record<string, RegExp>> = {
  'image/jpeg': /^\xFF\xD8\xFF/,
  'image/png': /^\x89PNG/,
  'image/webp': /^RIFF.{4}WEBP/s,
  'application/pdf': /^%PDF-/,
}

/** A picture of the document. The sandbox checks its type and size and does not store it. */
export const documentFile: Field = assumed('document upload', {
  wire: {
    type: 'file',
    name: 'document_file',
    label: 'Photo of the document',
    smalltext: 'All four corners have to be in it. A photo or a PDF, at most 5 MB.',
    required: true,
  },
  problem(answer) {
    const [, type = '', base64 = ''] = DATA_URL.exec(answer) ?? []
    const bytes = Buffer.from(base64, 'base64')
    if (!HEADS[type]?.test(bytes.subarray(0, 16).toString('latin1')))
      return 'document_file: expected a JPG, PNG, WebP or PDF file as a data URL with base64.'
    return bytes.length > MOST_BYTES ? 'The file has more than 5 MB.' : undefined
  },
})
