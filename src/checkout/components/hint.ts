import { problemWords, isPaidNow } from '../locale/field-words.ts'
import type { Words } from '../locale/words.ts'
import type { Field } from '../model/field.ts'
import { wordsIn } from './repeats.ts'

/**
 * The hint below a field: its kind's hint for the value so far, or the server's hint, or else the server's placeholder. The server's hint
 * precedes the kind's general rules (file, range). A placeholder inside the box could be read as a value.
 */
export function hintWords(words: Words, field: Field, typed: string): string | undefined {
  const { kind, hint = sampleWords(words, field) } = field
  // A new password has its list of rules below it instead of a hint.
  if (kind.control === 'new-password') return undefined
  const problem = kind.hint?.(typed, field)
  if (!problem) return hint
  const own = problemWords(words, field, '', problem)
  const isGeneral = problem.rule === 'file' || (problem.rule === 'range' && !isPaidNow(field))
  return isGeneral ? (hint ?? own) : own
}

/** Words that only state that something is to be typed. */
const PLAIN = ['enter', 'type', 'input', 'your', 'the', 'a', 'an', 'here', 'please']

function sampleWords({ t }: Words, { kind, label, placeholder = '' }: Field): string | undefined {
  // A list shows the placeholder as its first line.
  if (kind.isChoice || kind.isSecret || placeholder.trim() === '') return undefined
  const sample = wordsIn(placeholder)
  if (sample.some((word) => /[\p{N}@]/u.test(word))) {
    const { typing } = kind
    const isPlain = typing && !/\p{L}/u.test(placeholder)
    return t('field.example', { sample: isPlain ? typing.shown(typing.plain(placeholder)) : placeholder })
  }
  const known = new Set([...PLAIN, ...wordsIn(label)])
  return sample.every((word) => known.has(word)) ? undefined : placeholder
}
