import type { Field } from '../flow/field.ts'
import type { Step } from '../flow/step.ts'
import { accountBank, accountNumber, bvn, oneTimeCode } from './fields/account.ts'
import { email, firstName, lastName } from './fields/person.ts'

/** Where the code for a BVN is sent. The endings are always the same in the sandbox. */
const bvnMethod: Field = {
  wire: {
    type: 'radio',
    name: 'method',
    label: 'Send the code to',
    required: true,
    options: [
      { value: 'phone', label: 'The phone that ends in 4821' },
      { value: 'email', label: 'The email that ends in da@example.com' },
    ],
  },
}

/** Klump's steps for a first-time customer after the phone check: name, account, and the BVN with its own code. */
export const newcomerSteps: readonly Step[] = [
  {
    name: 'BIO_DATA',
    call: 'verification',
    when: 'first-time',
    display: { title: 'About you', subtitle: 'This is your first time with Klump.' },
    fields: [firstName, lastName, email],
  },
  {
    name: 'VERIFY_ACCOUNT_NUMBER',
    call: 'verification',
    when: 'first-time',
    display: { title: 'Your bank account', subtitle: 'Your monthly payments will come from it.' },
    fields: [accountBank, accountNumber],
  },
  {
    name: 'FETCH_BVN_VERIFICATION_METHODS',
    call: 'verification',
    when: 'first-time',
    display: {
      title: 'Your BVN',
      subtitle: 'Klump checks with it that the account is yours. It opens no account and moves no money.',
    },
    fields: [bvn],
  },
  {
    name: 'SEND_BVN_OTP',
    call: 'verification',
    when: 'first-time',
    display: {
      title: 'Confirm your BVN',
      subtitle: 'A code goes to the phone or email your bank has for you.',
    },
    fields: [bvnMethod],
  },
  {
    name: 'VERIFY_BVN',
    call: 'verify-otp',
    when: 'first-time',
    display: { title: 'Enter the code', subtitle: 'It was sent to where you chose.' },
    fields: [oneTimeCode('12345')],
  },
]
