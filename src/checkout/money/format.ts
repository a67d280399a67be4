import { toNaira, type Kobo } from './kobo.ts'

/**
 * `exact` always shows kobo, so that amounts in a column line up; `short` leaves them out where there are none.
 */
export type MoneyStyle = 'exact' | 'short'

/** Naira for the eye, in the manner of the locale: `₦7,174.90`, `₦40,000`. */
export function formatMoney(kobo: Kobo, locale: string, style: MoneyStyle = 'exact'): string {
  const digits = style === 'short' && kobo % 100 === 0 ? 0 : 2
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'NGN',
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(toNaira(kobo))
}
