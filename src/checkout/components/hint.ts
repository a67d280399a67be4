import type { Field } from '../model/field.ts'
import { typedMoney } from '../flow/check.ts'
import { isPaidNow } from '../locale/field-words.ts'
import type { Words } from '../locale/words.ts'
import type { Kobo } from '../model/kobo.ts'

/**
 * What stands below a field before anything is wrong with it. An amount has its limits there, and hears at once that
 * it is too much, for it cannot become right by typing on; too little it may still be.
 */
export function hintWords(words: Words, field: Field, value: string): string | undefined {
  const { kind, hint, min, max } = field
  if (kind === 'new-password') return undefined
  if (kind !== 'money' || max === undefined) return hint
  const most = words.money(max as Kobo, 'short')
  const typed = typedMoney(value)
  if (typed !== undefined && typed > max)
    return words.t(isPaidNow(field) ? 'split.most' : 'field.most', { amount: most })
  if (min === undefined) return hint
  const range = words.t('split.range', { least: words.money(min as Kobo, 'short'), most })
  return isPaidNow(field) ? range : (hint ?? range)
}
