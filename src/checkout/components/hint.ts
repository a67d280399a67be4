import { problemWords, isPaidNow } from '../locale/field-words.ts'
import type { Words } from '../locale/words.ts'
import type { Field } from '../model/field.ts'

/** What stands below a field before anything is wrong with it: what its kind says of what is typed, or the server's hint. */
export function hintWords(words: Words, field: Field, typed: string): string | undefined {
  const { kind, hint } = field
  // Its rules are listed below it.
  if (kind.control === 'new-password') return undefined
  const said = kind.hint?.(typed, field)
  if (!said) return hint
  const own = problemWords(words, field, '', said)
  const isGeneral = said.rule === 'file' || (said.rule === 'range' && !isPaidNow(field))
  return isGeneral ? (hint ?? own) : own
}
