import { problemWords, isPaidNow } from '../locale/field-words.ts'
import type { Words } from '../locale/words.ts'
import type { Field } from '../model/field.ts'

/** The hint below a field without an error: what its kind says about the value so far, or the server's hint. */
export function hintWords(words: Words, field: Field, typed: string): string | undefined {
  const { kind, hint } = field
  // A new password has its list of rules below it instead of a hint.
  if (kind.control === 'new-password') return undefined
  const said = kind.hint?.(typed, field)
  if (!said) return hint
  const own = problemWords(words, field, '', said)
  const isGeneral = said.rule === 'file' || (said.rule === 'range' && !isPaidNow(field))
  return isGeneral ? (hint ?? own) : own
}
