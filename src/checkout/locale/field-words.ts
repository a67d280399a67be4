import type { Field } from '../api/field.ts'
import type { FieldProblem } from '../flow/state.ts'
import type { Kobo } from '../money/kobo.ts'
import type { Words } from './words.ts'

/** What to do about a field, in words. */
export function problemWords(
  { t, money }: Words,
  field: Field,
  label: string,
  { rule, limit }: FieldProblem,
): string {
  const amount = money((limit ?? 0) as Kobo, 'short')
  const count = limit ?? 0
  switch (rule) {
    case 'missing':
      if (field.kind === 'checkbox') return t('field.missingTick')
      return t(isChosen(field) ? 'field.missingChoice' : 'field.missing', { label: inSentence(label) })
    case 'digits':
      return limit === undefined ? t('field.digitsOnly') : t('field.digits', { count })
    case 'shortest':
    case 'longest':
      return t(`field.${rule}`, { count })
    case 'least':
    case 'most':
      return t(`field.${rule}`, { amount })
    default:
      return t(`field.${rule}`)
  }
}

function isChosen({ kind }: Field): boolean {
  return kind === 'select' || kind === 'day'
}

// "Account number" goes on as "account number" inside a sentence, "BVN" as it stands.
function inSentence(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label
}
