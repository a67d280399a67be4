import type { Field, FieldProblem } from '../model/field.ts'
import type { Kobo } from '../model/kobo.ts'
import { missingText } from './missing-text.ts'
import type { Words } from './words.ts'

/** What to do about a field, or what holds for it, in words. */
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
  // Each text has some of these blanks, and takes what it has.
  const blanks = { count: limit, amount, date: day ? date(day) : '' }
  return t(`field.${rule}` as 'field.digits', blanks)
}

/** The down payment, which is paid and not only told. */
export function isPaidNow({ name }: Field): boolean {
  return name === 'downpayment_amount'
}
