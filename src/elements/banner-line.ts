import { writeNaira } from '../protocol/naira.ts'
import type { Terms } from '../protocol/terms.ts'

const PLAIN = 'Pay in instalments with Klump.'

/** The one sentence of the banner: what is certain of this amount (naira), and nothing that nobody has said. */
export function bannerLine(amount: number | undefined, terms: Terms | undefined): string {
  if (amount === undefined || !terms) return PLAIN
  const { lenders, smallest, largest, interest } = terms
  if (lenders > 0) return interest === undefined ? PLAIN : `Instalments with Klump from ${interest}% a month.`
  if (smallest !== undefined && amount < smallest)
    return `Add ${writeNaira(smallest - amount)} more to pay in instalments.`
  if (largest !== undefined && amount > largest)
    return `Instalments are for orders up to ${writeNaira(largest)}.`
  return PLAIN
}

/** Naira out of an attribute or a field: `45000`, `45,000.00`. Undefined when it is no amount. */
export function readAmount(text: string | null): number | undefined {
  const amount = text?.replaceAll(/[\s,₦]/g, '')
  return amount !== undefined && /^\d{1,12}(\.\d{1,2})?$/.test(amount) && Number(amount) > 0
    ? Number(amount)
    : undefined
}
