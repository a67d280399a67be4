import type { Field, FieldProblem } from '../model/field.ts'
import type { Kobo } from '../model/kobo.ts'
import { missingText } from './missing-text.ts'
import type { Words } from './words.ts'

/** The text for a problem of a field, or for the rule that applies to the field. */
export function problemWords(
  { t, money, date }: Words,
  field: Field,
  label: string,
  { rule, limit = 0, least = 0, date: day }: FieldProblem,
): string {
  const { name } = field
  const amount = money(limit as Kobo, 'short')
  if (rule.startsWith('missing') && name === 'installment') return t('split.missingInstallment')
  if (rule.startsWith('missing') && name === 'insurerId') return t('split.missingInsurer')
  if (rule === 'missing') return missingText(t, label)
  if (rule === 'range') return t('split.range', { least: money(least as Kobo, 'short'), most: amount })
  if ((rule === 'least' || rule === 'most') && isPaidNow(field)) return t(`split.${rule}`, { amount })
  // Each text uses some of these values.
  const blanks = { count: limit, amount, date: day ? date(day) : '' }
  return t(`field.${rule}` as 'field.digits', blanks)
}

/** Whether the field is the down payment, which is actually paid. */
export function isPaidNow({ name }: Field): boolean {
  return name === 'downpayment_amount'
}
