import type { Field } from '../flow/field.ts'
import { toLocalPhone } from '../wire/phone.ts'

/** Fields that several partners ask for. What is published about their lengths is in the checks. */

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

/** Polaris compares the first name with the account's; the published test customer is called John. */
export const firstNameJohn: Field = {
  wire: { type: 'text', name: 'firstname', label: 'First name', required: true, min: 2, max: 50 },
  problem: (answer) =>
    answer.toLowerCase() === 'john'
      ? undefined
      : 'This first name does not match the account. In the sandbox it is John.',
}

/** Sent along without being shown: the checkout fills in the order's values by these names. */
export const orderAmount: readonly Field[] = [
  { wire: { type: 'hidden', name: 'amount' } },
  { wire: { type: 'hidden', name: 'currency' } },
]

/** A one-time code; its length is the length of the code that is right here. */
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

/** How many instalments there are to choose from. */
export function installments(choices: readonly number[]): Field {
  return {
    wire: {
      type: 'select',
      name: 'installment',
      label: 'Number of instalments',
      required: true,
      options: choices.map((count) => ({ value: String(count), label: `${count} instalments` })),
    },
  }
}

export const repaymentDay: Field = {
  wire: { type: 'number', name: 'repaymentDay', label: 'Repayment day', required: true, min: 1, max: 31 },
  problem: (answer) =>
    /^(0?[1-9]|[12]\d|3[01])$/.test(answer) ? undefined : 'Choose a day of the month from 1 to 31.',
}

/** The insurers themselves come from a call of their own. */
export const insurer: Field = {
  wire: { type: 'select', name: 'insurerId', label: 'Insurer', required: true },
}
