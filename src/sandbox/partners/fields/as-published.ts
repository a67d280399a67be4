import type { Field, WireField } from '../../flow/field.ts'
import type { Situation } from '../../flow/step.ts'
import { accountNumber, oneTimeCode, phoneNumber } from './account.ts'

/*
 * Fields in the form of the published responses: `text` for everything that is typed, no lengths, hidden fields without a value,
 * options that are numbers. The sandbox checks them like its own fields.
 */

/** The properties besides name and label, which differ between the banks. */
interface Texts {
  account?: Pick<WireField, 'required' | 'format'>
  phone?: Pick<WireField, 'required' | 'placeholder'>
}

export function accountAndPhone({ account, phone }: Texts): readonly Field[] {
  return [
    {
      ...accountNumber,
      isNeeded: true,
      wire: {
        type: 'text',
        name: 'accountNumber',
        label: 'Account Number',
        placeholder: 'Account Number',
        ...account,
      },
    },
    {
      ...phoneNumber,
      isNeeded: true,
      wire: {
        type: 'text',
        name: 'phoneNumber',
        label: 'Phone Number',
        placeholder: 'Phone number',
        ...phone,
      },
    },
  ]
}

/** The code, after the values that the client already has. Only the placeholder states the code's length. */
export function codeAfterAccount(code: string): readonly Field[] {
  return [
    { wire: { type: 'hidden', name: 'accountNumber', label: 'Account Number' } },
    { wire: { type: 'hidden', name: 'phoneNumber', label: 'Phone Number' } },
    { wire: { type: 'hidden', name: 'email', label: 'Email' } },
    {
      ...oneTimeCode(code),
      isNeeded: true,
      wire: {
        type: 'text',
        name: 'otp',
        label: 'OTP',
        placeholder: `Enter the ${code.length}-digit code here`,
      },
    },
  ]
}

/** The split at Stanbic. */
export function splitFields(choices: (situation: Situation) => readonly number[]) {
  return (situation: Situation): readonly Field[] => [
    {
      isNeeded: true,
      wire: {
        type: 'select',
        name: 'installment',
        label: 'How would you like to split your payment?',
        placeholder: 'Choose split',
        options: choices(situation).map((count) => ({
          value: count,
          label: `${count} ${count === 1 ? 'instalment' : 'instalments'}`,
        })),
      },
    },
    {
      isNeeded: true,
      wire: {
        type: 'select',
        name: 'repaymentDay',
        label: 'Repayment day',
        options: oneTo(31).map((day) => ({ value: day, label: day })),
      },
    },
    { wire: { type: 'hidden', name: 'amount' } },
    { wire: { type: 'hidden', name: 'klump_public_key' } },
    { wire: { type: 'hidden', name: 'insurerId' } },
  ]
}

export function oneTo(last: number): readonly number[] {
  return Array.from({ length: last }, (_, index) => index + 1)
}
