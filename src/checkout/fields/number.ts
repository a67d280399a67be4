import { fold } from '../../validation/fold.ts'
import { readNumber } from '../model/decimal.ts'
import type { Kind } from '../model/field.ts'
import { folded } from './answers.ts'

/** A quantity. */
export const number: Kind = {
  name: 'number',
  read: { names: ['installment'], types: ['number'], limit: readNumber },
  answer: folded,
  check(answer, { min, max }) {
    const value = typedNumber(answer)
    if (value === undefined) return { rule: 'number' }
    if (min !== undefined && value < min) return { rule: 'leastNumber', limit: min }
    return max !== undefined && value > max ? { rule: 'mostNumber', limit: max } : undefined
  },
  // A number that changes when converted, with leading zeros or too many digits, is no quantity and stays text.
  toWire(answer) {
    const value = typedNumber(answer)
    const plain = withoutSeparators(answer)
    return value === undefined ? answer : String(value) === plain ? value : plain
  },
  keyboard: { type: 'text', inputMode: 'decimal', fills: 'off' },
}

/** A number as people type it; undefined for any other text. */
function typedNumber(text: string): number | undefined {
  // A separator stands before three digits. "1,5" could mean one and a half.
  const isNumber = /^-?\d+(?:[,\s]\d{3})*(?:\.\d+)?$/.test(fold(text).trim())
  return isNumber ? Number(withoutSeparators(text)) : undefined
}

const withoutSeparators = (text: string) => fold(text).replaceAll(/[,\s]/g, '')
