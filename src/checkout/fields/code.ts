import type { Kind } from '../model/field.ts'
import { folded } from './answers.ts'
import { checkDigits, digitsOf } from './digits.ts'

/** A one-time code. */
export const code: Kind = {
  name: 'code',
  read: {
    names: ['otp'],
    // In Klump's published field for the code, only the placeholder states the length.
    length({ placeholder, max }) {
      const digits = max === undefined ? /\b([4-8])[ -]digits?\b/i.exec(placeholder)?.[1] : undefined
      return digits === undefined ? undefined : Number(digits)
    },
  },
  answer: folded,
  // `max` is the exact length: a code with one digit less is a slip, not a shorter code.
  check: (answer, { max }) => checkDigits(answer, max, max),
  toWire: digitsOf,
  keyboard: { type: 'text', inputMode: 'numeric', fills: 'one-time-code' },
  isSecret: true,
}
