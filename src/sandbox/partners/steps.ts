import { assumed } from '../assumed.ts'
import type { Field } from '../flow/field.ts'
import type { Situation, Step } from '../flow/step.ts'
import { oneTimeCode } from './fields/account.ts'
import { codeAfterAccount } from './fields/as-published.ts'
import { dateOfBirth, email } from './fields/person.ts'
import { newPassword } from './fields/secrets.ts'

/** Steps that several flows share. */

/** What the shopper needs. With a consent, the shopper has to tick a box to continue; the box is not sent. */
export function whatYouNeed(bank: string, list: readonly string[], consent?: string): Step {
  return {
    name: 'PARTNER_REQUIREMENTS',
    call: 'requirements',
    display: {
      title: 'What you need',
      subtitle: `To pay with ${bank}`,
      list: list.map((text) => ({ text })),
    },
    ...(consent && {
      fields: [{ wire: { type: 'checkbox', name: 'consent', label: consent, required: true } }],
    }),
  }
}

export function verifyAccount(bank: string, fields: readonly Field[]): Step {
  return {
    name: 'ACCOUNT_VERIFICATION',
    call: 'verification',
    display: { title: `Your ${bank} account`, subtitle: 'The bank will send a code to your phone.' },
    fields,
  }
}

export function enterCode(bank: string, code: string): Step {
  return {
    name: 'VERIFY_OTP',
    call: 'verify-otp',
    display: { title: 'Enter the code', subtitle: `${bank} has sent it to your phone.` },
    fields: [oneTimeCode(code)],
  }
}

/** `enterCode` in the form of the published response. */
export function enterCodeAsPublished(bank: string, code: string): Step {
  return { ...enterCode(bank, code), fields: codeAfterAccount(code) }
}

export const terms: Step = { name: 'TERM_CONDITIONS', call: 'terms' }

export function splitIt(fields: readonly Field[] | ((situation: Situation) => readonly Field[])): Step {
  return { name: 'LOAN_OPTIONS', call: 'repayments-detail', display: { title: 'How to split it' }, fields }
}

export const acceptTerms: Step = assumed('later steps', {
  name: 'ACCEPT_LOAN_TERMS',
  call: 'accept-loan-terms',
  display: { title: 'Check your plan', subtitle: 'Nothing is agreed before you confirm.' },
})

/** For customers whose account at the bank lacks a login. */
export function completeAccount(bank: string, options: { dateOfBirth: boolean }): Step {
  return {
    name: 'LOGIN_OR_CREATE_ACCOUNT',
    call: 'credentials',
    when: 'account-incomplete',
    display: {
      title: 'Finish your account',
      subtitle: `${bank} asks for a login before it pays out. You will use it to follow your repayments.`,
    },
    fields: ({ now }) => [email, newPassword, ...(options.dateOfBirth ? [dateOfBirth(now)] : [])],
  }
}

/** The last step of every flow. */
export const newLoan: Step = { name: 'NEW_LOAN', call: 'new-loan' }
