import { fromNaira } from '../model/kobo.ts'
import type { Words } from './words.ts'

/** A text of the server with its amounts in the format of the checkout: "NGN 5,000" as "₦5,000". */
export function withNaira(text: string, { money }: Words): string {
  return text.replaceAll(
    /\bNGN\s?(\d{1,3}(?:,\d{3})+|\d+)(\.\d{2})?\b/g,
    (written, whole: string, part = '') => {
      const amount = fromNaira(whole.replaceAll(',', '') + String(part))
      return amount === undefined ? written : money(amount, 'short')
    },
  )
}
