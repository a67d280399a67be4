import type { FieldKind } from '../model/field.ts'

export interface Asked {
  readonly kind: FieldKind
  /** How many characters it has where the server does not say. */
  readonly length?: number
}

// These decide how an answer is given at all; nothing else that is said about the field can change that.
const BY_SHAPE = new Map<string, Asked>([
  ['hidden', { kind: 'hidden' }],
  ['checkbox', { kind: 'checkbox' }],
  ['select', { kind: 'select' }],
  ['radio', { kind: 'radio' }],
  ['textarea', { kind: 'textarea' }],
])

const BY_FORMAT = new Map<string, Asked>([
  ['bvn', { kind: 'digits', length: 11 }],
  ['nin', { kind: 'digits', length: 11 }],
  ['account_number', { kind: 'digits', length: 10 }],
  ['phone', { kind: 'phone' }],
  ['email', { kind: 'email' }],
  ['password', { kind: 'new-password' }],
  ['amount', { kind: 'money' }],
])

// Klump's own names say more than their `type`, which is mostly "text".
const BY_NAME = new Map<string, Asked>([
  ['accountNumber', { kind: 'digits', length: 10 }],
  ['bvn', { kind: 'digits', length: 11 }],
  ['nin', { kind: 'digits', length: 11 }],
  ['phoneNumber', { kind: 'phone' }],
  ['phone', { kind: 'phone' }],
  ['email', { kind: 'email' }],
  ['otp', { kind: 'code' }],
  ['password', { kind: 'password' }],
  ['date_of_birth', { kind: 'date' }],
  ['installment', { kind: 'number' }],
  ['repaymentDay', { kind: 'day' }],
  ['downpayment_amount', { kind: 'money' }],
])

/** Where the server does not say whether an answer is needed: without these there is nothing to go on with. */
export function isNeeded(name: string): boolean {
  return BY_NAME.has(name)
}

const BY_TYPE = new Map<string, FieldKind>([
  ['password', 'password'],
  ['email', 'email'],
  ['tel', 'phone'],
  ['date', 'date'],
  ['number', 'number'],
])

const PHONE_LENGTH = 11

/** Out of everything that is said about a field; what nobody has heard of is text. */
export function kindOf(said: {
  type: string
  format: string | undefined
  name: string
  longest: number | undefined
}): Asked {
  const { type, format = '', name, longest = PHONE_LENGTH } = said
  const known = BY_SHAPE.get(type) ?? BY_FORMAT.get(format.trim().toLowerCase()) ?? BY_NAME.get(name)
  if (known) return known
  // "tel" is also how the keyboard with digits is asked for: what is too short for a phone is none.
  if (type === 'tel' && longest < PHONE_LENGTH) return { kind: 'digits' }
  return { kind: BY_TYPE.get(type) ?? 'text' }
}
