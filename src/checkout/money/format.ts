import { writeNaira } from '../../shared/naira.ts'
import { toNaira, type Kobo } from '../model/kobo.ts'

/** `exact` always shows kobo, so that amounts in a column line up; `short` omits kobo when there are none. */
export type MoneyStyle = 'exact' | 'short'

/** Naira as shown to the shopper: `₦7,174.90`, `₦40,000`. */
export function formatMoney(kobo: Kobo, style: MoneyStyle = 'exact'): string {
  return `${kobo < 0 ? '-' : ''}${writeNaira(toNaira(Math.abs(kobo) as Kobo), style === 'exact')}`
}
