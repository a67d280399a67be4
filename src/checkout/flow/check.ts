import { emailIn } from '../../validation/email.ts'
import { fold, withoutUnseenEnds } from '../../validation/fold.ts'
import { localPhone } from '../../validation/phone.ts'
import { visible } from '../../validation/visible.ts'
import { isDay } from '../../shared/day.ts'
import type { FieldKind } from '../model/field.ts'
import type { Field } from '../model/field.ts'
import { fromNaira } from '../model/kobo.ts'
import { unmetRules } from './password-rule.ts'
import type { FieldProblem, Values } from './state.ts'

/** What is wrong with each field, by name; empty when nothing is. */
export function check(fields: readonly Field[], values: Values): Record<string, FieldProblem> {
  const problems = fields.map((field) => [field.name, problemOf(field, values[field.name] ?? '')] as const)
  return Object.fromEntries(
    problems.filter((entry): entry is [string, FieldProblem] => entry[1] !== undefined),
  )
}

/** What was typed as it counts: what nobody can see is no part of an answer, and cannot make it wrong. */
export function answerOf(kind: FieldKind, typed: string): string {
  switch (kind) {
    case 'password':
    case 'new-password':
      // Blanks may be a part of it.
      return withoutUnseenEnds(typed)
    case 'text':
    case 'textarea':
      return visible(typed)
    case 'hidden':
    case 'select':
    case 'radio':
    case 'checkbox':
      return typed.trim()
    default:
      return fold(typed).trim()
  }
}

/** Digits of any script, without the blanks and dashes that come with a paste. */
export function digitsOf(text: string): string {
  return fold(text).replaceAll(/[\s\p{Pd}\u2212]/gu, '')
}

/** Naira as people type it: `12,500`, `₦ 12 500.50`. */
export function typedMoney(text: string) {
  return fromNaira(fold(text).replaceAll(/[₦,\s]/g, ''))
}

/** A number as people type it; undefined for what is none. */
export function typedNumber(text: string): number | undefined {
  const plain = fold(text).replaceAll(/[,\s]/g, '')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
}

function problemOf(field: Field, typed: string): FieldProblem | undefined {
  const { kind, required, min, max } = field
  const value = answerOf(kind, typed)
  if (kind === 'hidden') return undefined
  if (value === '') return required && !lacksOptions(field) ? { rule: 'missing' } : undefined
  switch (kind) {
    case 'digits':
    case 'code':
      return /^\d+$/.test(digitsOf(value))
        ? lengthProblem(field, digitsOf(value))
        : { rule: 'digits', limit: max }
    case 'phone':
      return localPhone(value) ? undefined : { rule: 'phone' }
    case 'email': {
      const address = emailIn(value)
      return address === undefined ? { rule: 'email' } : lengthProblem(field, address)
    }
    case 'new-password':
      return unmetRules(value, min).length > 0 ? { rule: 'password' } : lengthProblem(field, value)
    case 'day': {
      const day = /^\d{1,2}$/.test(value) ? Number(value) : 0
      return day >= (min ?? 1) && day <= (max ?? 31) ? undefined : { rule: 'day' }
    }
    case 'date':
      return dateProblem(field, value)
    case 'number':
      return valueProblem(field, typedNumber(value), 'number')
    case 'money':
      return valueProblem(field, typedMoney(value), 'money')
    case 'select':
    case 'radio':
      // What was chosen earlier may not be offered any more.
      return lacksOptions(field) || field.options.some((option) => option.value === value)
        ? undefined
        : { rule: 'missing' }
    case 'text':
    case 'textarea':
    case 'password':
      return lengthProblem(field, value)
    default:
      return undefined
  }
}

/** Nobody can be asked to choose from nothing: a list of insurers that did not come ends no purchase. */
export function lacksOptions({ kind, options }: Field): boolean {
  return (kind === 'select' || kind === 'radio') && options.length === 0
}

function valueProblem(
  { min, max }: Field,
  value: number | undefined,
  rule: 'number' | 'money',
): FieldProblem | undefined {
  if (value === undefined) return { rule }
  if (min !== undefined && value < min) return { rule: 'least', limit: min }
  return max !== undefined && value > max ? { rule: 'most', limit: max } : undefined
}

// Dates as 2023-06-07 stand in the order of time when they stand in the order of letters.
function dateProblem({ earliest, latest }: Field, value: string): FieldProblem | undefined {
  if (!isDay(value)) return { rule: 'date' }
  if (earliest !== undefined && value < earliest) return { rule: 'earliest', date: earliest }
  return latest !== undefined && value > latest ? { rule: 'latest', date: latest } : undefined
}

function lengthProblem({ kind, min, max }: Field, value: string): FieldProblem | undefined {
  // A code is as long as its longest; a digit short is not a shorter code but a slip.
  const shortest = kind === 'code' ? max : min
  if ((kind === 'digits' || kind === 'code') && shortest === max && max !== undefined) {
    if (value.length === max) return undefined
    return { rule: value.length > max ? 'too-many-digits' : 'digits', limit: max }
  }
  if (shortest !== undefined && value.length < shortest) return { rule: 'shortest', limit: shortest }
  return max !== undefined && value.length > max ? { rule: 'longest', limit: max } : undefined
}
