import type { Field } from '../model/field.ts'
import type { FieldProblem } from '../flow/state.ts'
import type { Kobo } from '../model/kobo.ts'
import { missingText } from './missing-text.ts'
import type { Words } from './words.ts'

/** What to do about a field, in words. */
export function problemWords(
  { t, money, date }: Words,
  field: Field,
  label: string,
  { rule, limit = 0, date: day = '' }: FieldProblem,
): string {
  switch (rule) {
    case 'missing':
      return missingWords(t, field, label)
    case 'digits':
      return limit === 0 ? t('field.digitsOnly') : t('field.digits', { count: limit })
    case 'too-many-digits':
      return t('field.tooManyDigits', { count: limit })
    case 'shortest':
    case 'longest':
      return field.kind === 'digits'
        ? t(`field.${rule}Digits`, { count: limit })
        : t(`field.${rule}`, { count: limit })
    case 'earliest':
    case 'latest':
      return t(`field.${rule}`, { date: date(day) })
    case 'least':
    case 'most':
      return field.kind === 'money'
        ? t(isPaidNow(field) ? `split.${rule}` : `field.${rule}`, { amount: money(limit as Kobo, 'short') })
        : t(`field.${rule}Number`, { count: limit })
    default:
      return t(`field.${rule}`)
  }
}

/** The down payment, which is paid and not only told. */
export function isPaidNow({ name }: Field): boolean {
  return name === 'downpayment_amount'
}

function missingWords(t: Words['t'], { kind, name }: Field, label: string): string {
  if (name === 'installment') return t('split.missingInstallment')
  if (name === 'insurerId') return t('split.missingInsurer')
  switch (kind) {
    case 'checkbox':
      return t('field.missingTick')
    case 'select':
      return t('field.missingChoice')
    case 'radio':
      return t('field.missingRadio')
    case 'day':
      return t('field.missingDay')
    default:
      return missingText(t, label)
  }
}
