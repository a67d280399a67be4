import { fold } from '../../validation/fold.ts'
import type { Field, FieldProblem } from '../model/field.ts'

// Functions that several kinds share.

/** An answer for machines: digits of any script as 0-9, no invisible characters. */
export function folded(typed: string): string {
  return fold(typed).trim()
}

/** An answer that was chosen, not typed. */
export function trimmed(typed: string): string {
  return typed.trim()
}

export function checkLength(answer: string, { min, max }: Field): FieldProblem | undefined {
  if (min !== undefined && answer.length < min) return { rule: 'shortest', limit: min }
  return max !== undefined && answer.length > max ? { rule: 'longest', limit: max } : undefined
}

/** The common part of kinds whose answer is one of `options`. An earlier choice may no longer be offered. */
export function choice(missing: FieldProblem['rule']) {
  return {
    answer: trimmed,
    check: (answer: string, { options }: Field): FieldProblem | undefined =>
      options.length === 0 || options.some(({ value }) => value === answer) ? undefined : { rule: missing },
    missing,
    isChoice: true,
  }
}
