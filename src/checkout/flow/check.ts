import { hidden } from '../fields/hidden.ts'
import type { Field, FieldProblem } from '../model/field.ts'
import type { Values } from './state.ts'

/** The problem of each invalid field, by name; empty when none. */
export function check(fields: readonly Field[], values: Values): Record<string, FieldProblem> {
  const problems = fields.map((field) => [field.name, problemOf(field, values[field.name] ?? '')] as const)
  return Object.fromEntries(
    problems.filter((entry): entry is [string, FieldProblem] => entry[1] !== undefined),
  )
}

function problemOf(field: Field, typed: string): FieldProblem | undefined {
  const { kind, required } = field
  if (kind === hidden) return undefined
  const answer = kind.answer(typed)
  if (answer !== '') return kind.check?.(answer, field)
  return required && !lacksOptions(field) ? { rule: kind.missing ?? 'missing' } : undefined
}

/** A choice without options is never required: missing insurers must not block the purchase. */
export function lacksOptions({ kind, options }: Field): boolean {
  return !!kind.isChoice && options.length === 0
}
