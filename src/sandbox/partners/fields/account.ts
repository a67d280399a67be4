import type { Field } from '../../flow/field.ts'
import { toLocalPhone } from '../../wire/phone.ts'
import { banks } from '../banks.ts'

/** Fields for the account and its phone. The checks contain the published lengths. */

export const accountNumber: Field = {
  wire: {
    type: 'tel',
    name: 'accountNumber',
    label: 'Account number',
    placeholder: '1234567890',
    required: true,
    min: 10,
    max: 10,
  },
  problem: (answer) => (/^\d{10}$/.test(answer) ? undefined : 'An account number has 10 digits.'),
}

export const phoneNumber: Field = {
  wire: {
    type: 'tel',
    name: 'phoneNumber',
    label: 'Phone number',
    placeholder: '08012345678',
    required: true,
    min: 11,
    max: 11,
  },
  problem: (answer) =>
    toLocalPhone(answer) ? undefined : 'A phone number has 11 digits, for instance 08012345678.',
}

/** Hidden fields: the checkout fills in the order's values by these names. */
export const orderAmount: readonly Field[] = [
  { wire: { type: 'hidden', name: 'amount' } },
  { wire: { type: 'hidden', name: 'currency' } },
]

/** The amount for a partner that requires it. */
export const neededAmount: Field = { wire: { type: 'hidden', name: 'amount', required: true } }

/** The order's email; missing when the shop gave only a phone. */
export const orderEmail: Field = { wire: { type: 'hidden', name: 'email' } }

/** A one-time code, with the length of the correct code. */
export function oneTimeCode(code: string): Field {
  return {
    wire: {
      type: 'tel',
      name: 'otp',
      label: `${code.length}-digit code`,
      required: true,
      min: code.length,
      max: code.length,
    },
    problem: (answer) => (answer === code ? undefined : 'That code is not right. Check it and try again.'),
  }
}

/** The bank that was chosen in the partner's second list, as a hidden field. */
export const chosenBank: Field = {
  wire: { type: 'hidden', name: 'bank', required: true },
  problem: (answer) => (isBank(answer) ? undefined : 'Choose your bank from the list first.'),
}

/** For a step without such a field: as published, the client sends the choice by itself. */
export const unlistedBank: Field = { ...chosenBank, isUnlisted: true }

/** The bank of the account, as a visible field. */
export const accountBank: Field = {
  wire: {
    type: 'select',
    name: 'bank',
    label: 'Your bank',
    placeholder: 'Choose your bank',
    required: true,
    options: banks.map(({ name, slug }) => ({ value: slug, label: name })),
  },
}

export const bvn: Field = {
  wire: {
    type: 'tel',
    name: 'bvn',
    label: 'Bank Verification Number (BVN)',
    placeholder: '12345678901',
    format: 'BVN',
    smalltext: 'Dial *565*0# on the phone your bank knows to see it.',
    required: true,
    min: 11,
    max: 11,
  },
  problem: (answer) =>
    /^\d{11}$/.test(answer) ? undefined : 'A BVN has 11 digits. Dial *565*0# to see yours.',
}

function isBank(slug: string): boolean {
  return banks.some((bank) => bank.slug === slug)
}
