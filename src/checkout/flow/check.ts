import { localPhone } from '../../validation/phone.ts'
import type { Field } from '../api/field.ts'
import { fromNaira } from '../money/kobo.ts'
import type { FieldProblem, Values } from './state.ts'

/** What is wrong with each field, by name; empty when nothing is. */
export function check(fields: readonly Field[], values: Values): Record<string, FieldProblem> {
  const problems = fields.map(
    (field) => [field.name, problemOf(field, (values[field.name] ?? '').trim())] as const,
  )
  return Object.fromEntries(
    problems.filter((entry): entry is [string, FieldProblem] => entry[1] !== undefined),
  )
}

/** Digits without the blanks and dashes that come with a paste. */
export function digitsOf(text: string): string {
  return text.replaceAll(/[\s-]/g, '')
}

/** Naira as people type it: `12,500`, `₦ 12 500.50`. */
export function typedMoney(text: string) {
  return fromNaira(text.replaceAll(/[₦,\s]/g, ''))
}

function problemOf(field: Field, value: string): FieldProblem | undefined {
  const { kind, required, min, max } = field
  if (kind === 'hidden') return undefined
  if (value === '') return required ? { rule: 'missing' } : undefined
  switch (kind) {
    case 'digits':
    case 'code':
      return /^\d+$/.test(digitsOf(value))
        ? lengthProblem(field, digitsOf(value))
        : { rule: 'digits', limit: max }
    case 'phone':
      return localPhone(value) ? undefined : { rule: 'phone' }
    case 'email':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? undefined : { rule: 'email' }
    case 'day': {
      const day = /^\d{1,2}$/.test(value) ? Number(value) : 0
      return day >= (min ?? 1) && day <= (max ?? 31) ? undefined : { rule: 'day' }
    }
    case 'money': {
      const amount = typedMoney(value)
      if (amount === undefined) return { rule: 'money' }
      if (min !== undefined && amount < min) return { rule: 'least', limit: min }
      return max !== undefined && amount > max ? { rule: 'most', limit: max } : undefined
    }
    case 'text':
    case 'password':
      return lengthProblem(field, value)
    default:
      return undefined
  }
}

function lengthProblem({ kind, min, max }: Field, value: string): FieldProblem | undefined {
  // A code is as long as its longest; a digit short is not a shorter code but a slip.
  const shortest = kind === 'code' ? max : min
  if (kind !== 'text' && kind !== 'password' && shortest === max && max !== undefined)
    return value.length === max ? undefined : { rule: 'digits', limit: max }
  if (shortest !== undefined && value.length < shortest) return { rule: 'shortest', limit: shortest }
  return max !== undefined && value.length > max ? { rule: 'longest', limit: max } : undefined
}
