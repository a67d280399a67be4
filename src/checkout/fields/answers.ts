import { fold } from '../../validation/fold.ts'
import type { Field, FieldProblem } from '../model/field.ts'

// What several kinds have in common.

/** What a machine reads: digits of any script as 0-9, nothing invisible. */
export function folded(typed: string): string {
  return fold(typed).trim()
}

/** What was chosen and not written. */
export function trimmed(typed: string): string {
  return typed.trim()
}

export function checkLength(answer: string, { min, max }: Field): FieldProblem | undefined {
  if (min !== undefined && answer.length < min) return { rule: 'shortest', limit: min }
  return max !== undefined && answer.length > max ? { rule: 'longest', limit: max } : undefined
}

/** What kinds that are chosen out of `options` have in common. What was chosen earlier may not be offered any more. */
export function choice(missing: FieldProblem['rule']) {
  return {
    answer: trimmed,
    check: (answer: string, { options }: Field): FieldProblem | undefined =>
      options.length === 0 || options.some(({ value }) => value === answer) ? undefined : { rule: missing },
    missing,
    isChoice: true,
  }
}
