import { readNaira, TYPED } from '../../shared/naira.ts'
import { readDecimal } from './decimal.ts'

declare const unit: unique symbol

/** An amount of money inside the checkout: whole kobo, 100 to the naira. Sums of these are exact. */
export type Kobo = number & { readonly [unit]: 'kobo' }

/**
 * Strict: an amount in naira as a person types it or a shop's order holds it (`7174.9`, `'7174.90'`, `40000`).
 * Undefined for anything else.
 */
export function fromNaira(naira: unknown): Kobo | undefined {
  return readNaira(naira, TYPED) as Kobo | undefined
}

/** Naira. More than any loan, and small enough that sums stay exact. */
const LARGEST = 1e12

/**
 * Tolerant: an amount in naira as the server writes it, rounded to the nearest kobo. Its floats carry noise and more than
 * two decimals, its texts have separators and blanks. Undefined for anything else.
 */
export function nearestKobo(naira: unknown): Kobo | undefined {
  const decimal = readDecimal(naira)
  if (!decimal || Number(decimal.whole) > LARGEST) return undefined
  const { isNegative, whole, part } = decimal
  // Rounded by digits: the float 1.005 is less than 1.005.
  const up = part.charAt(2) >= '5' ? 1 : 0
  const kobo = Number(whole) * 100 + Number(part.slice(0, 2).padEnd(2, '0')) + up
  return (isNegative && kobo ? -kobo : kobo) as Kobo
}

/** The format of the wire: naira as a number with at most two decimals. */
export function toNaira(kobo: Kobo): number {
  return kobo / 100
}

export const NOTHING = 0 as Kobo
