import { fold } from '../../validation/fold.ts'
import type { Field, FieldProblem, Kind } from '../model/field.ts'
import { folded } from './answers.ts'

const LENGTHS = new Map([
  ['bvn', 11],
  ['nin', 11],
  ['account_number', 10],
  ['accountNumber', 10],
])

/** Digits that are no quantity, so leading zeros count. */
export const digits: Kind = {
  name: 'digits',
  read: {
    formats: ['bvn', 'nin', 'account_number'],
    names: ['accountNumber', 'bvn', 'nin'],
    length: ({ format, name }) => LENGTHS.get(format) ?? LENGTHS.get(name),
  },
  answer: folded,
  check(answer, { min, max }) {
    return checkDigits(answer, min, max)
  },
  toWire: digitsOf,
  typing: {
    plain: digitsOf,
    shown: (plain) => (/^\d+$/.test(plain) ? plain.replaceAll(/\d{4}(?=\d)/g, '$& ') : plain),
  },
  keyboard: { type: 'text', inputMode: 'numeric', fills: 'off' },
}

/** Checks that the answer is `min` to `max` digits and nothing else. */
export function checkDigits(answer: string, min: Field['min'], max: Field['max']): FieldProblem | undefined {
  const { length } = digitsOf(answer)
  if (!/^\d+$/.test(digitsOf(answer)))
    return max === undefined ? { rule: 'digitsOnly' } : { rule: 'digits', limit: max }
  if (min === max && max !== undefined) {
    if (length === max) return undefined
    return { rule: length > max ? 'tooManyDigits' : 'digits', limit: max }
  }
  if (min !== undefined && length < min) return { rule: 'shortestDigits', limit: min }
  return max !== undefined && length > max ? { rule: 'longestDigits', limit: max } : undefined
}

/** Digits of any script as 0-9, without the blanks and dashes that a pasted number contains. */
export function digitsOf(text: string): string {
  return fold(text).replaceAll(/[\s\p{Pd}\u2212]/gu, '')
}
