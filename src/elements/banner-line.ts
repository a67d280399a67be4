import { writeNaira } from '../shared/naira.ts'
import type { Offer } from '../protocol/offer.ts'

const PLAIN = 'Pay in instalments with Klump.'

/** The sentence of the banner for this amount (naira). It states only what Klump has answered. */
export function bannerLine(amount: number | undefined, offer: Offer | undefined): string {
  if (amount === undefined || !offer) return PLAIN
  const { lenders, smallest, largest, interest } = offer
  if (lenders > 0) return interest === undefined ? PLAIN : `Instalments with Klump from ${interest}% a month.`
  if (smallest !== undefined && amount < smallest)
    return `Add ${writeNaira(smallest - amount)} more to pay in instalments.`
  if (largest !== undefined && amount > largest)
    return `Instalments are for orders up to ${writeNaira(largest)}.`
  return PLAIN
}

/** A number with any count of decimals, with thousands separated by commas, spaces or nothing, and with the signs for naira. */
const AMOUNT = /^\s*(?:(?:₦|NGN|N)\s*)?((?:\d+|\d{1,3}(?:[,\s]\d{3})+)(?:\.\d+)?)\s*(?:(?:₦|NGN)\s*)?$/i

/**
 * Reads naira, rounded to the kobo, from the text of an attribute or an input: `45000`, `61000.0000` as shops' databases have it,
 * `₦45,000.00`. Undefined when the text is not an amount.
 */
export function readAmount(text: string | null): number | undefined {
  const number = AMOUNT.exec(text ?? '')?.[1]?.replaceAll(/[,\s]/g, '')
  const amount = Math.round(Number(number) * 100) / 100
  return amount > 0 && amount < 1e12 ? amount : undefined
}
