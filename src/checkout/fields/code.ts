import type { Kind } from '../model/field.ts'
import { folded } from './answers.ts'
import { checkDigits, digitsOf } from './digits.ts'

/** A one-time code. */
export const code: Kind = {
  name: 'code',
  read: {
    names: ['otp'],
    // Klump's published field for the code says nowhere else how long it is.
    length({ placeholder, max }) {
      const digits = max === undefined ? /\b([4-8])[ -]digits?\b/i.exec(placeholder)?.[1] : undefined
      return digits === undefined ? undefined : Number(digits)
    },
  },
  answer: folded,
  // A code is as long as its longest: a digit short is not a shorter code but a slip.
  check: (answer, { max }) => checkDigits(answer, max, max),
  toWire: digitsOf,
  keyboard: { type: 'text', inputMode: 'numeric', fills: 'one-time-code' },
  isSecret: true,
}
