import { fromNaira, nearestKobo, toNaira, type Kobo } from '../model/kobo.ts'
import { readNumber } from '../model/decimal.ts'
import type { Offer } from '../../protocol/offer.ts'
import { isObject } from '../../validation/schema.ts'

interface Lender {
  readonly smallest: Kobo | undefined
  readonly largest: Kobo | undefined
  /** Per cent a month. */
  readonly interest: number | undefined
}

/**
 * Reads the offer for an amount from the list of lenders; undefined for any other response. Parsed by hand, because this code runs on
 * product pages and the checkout's parser would add 40 kB.
 */
export function readOffer(answer: unknown, amount: number): Offer | undefined {
  const kobo = fromNaira(amount)
  if (!isObject(answer) || !Array.isArray(answer['data']) || kobo === undefined) return undefined
  const lenders = answer['data'].flatMap(readLender)
  const fitting = lenders.filter(
    ({ smallest, largest }) =>
      (smallest === undefined || smallest <= kobo) && (largest === undefined || largest >= kobo),
  )
  const smallest = extreme(Math.min, lenders, 'smallest')
  const largest = extreme(Math.max, lenders, 'largest')
  // "From" may be shown only when every lender's rate is known.
  const rates = fitting.map(({ interest }) => interest ?? Number.NaN)
  const least = Math.min(...rates)
  return {
    lenders: fitting.length,
    ...(smallest !== undefined && { smallest }),
    ...(largest !== undefined && { largest }),
    ...(Number.isFinite(least) && { interest: String(+least.toFixed(4)) }),
  }
}

function readLender(given: unknown): Lender[] {
  if (!isObject(given) || !['true', '1'].includes(String(given['is_active']))) return []
  const interest = readNumber(given['interest'])
  return [
    {
      smallest: limitIn(given['min_loan_amount']),
      largest: limitIn(given['max_loan_amount']),
      interest: interest !== undefined && interest >= 0 && interest < 1000 ? interest : undefined,
    },
  ]
}

function limitIn(given: unknown): Kobo | undefined {
  const kobo = nearestKobo(given)
  return kobo !== undefined && kobo > 0 ? kobo : undefined
}

// Undefined unless every lender states a bound: with one lender that has no bound, the offer has none.
function extreme(
  of: (...amounts: number[]) => number,
  lenders: readonly Lender[],
  name: 'smallest' | 'largest',
): number | undefined {
  const bounds = lenders.map((lender) => lender[name])
  const known = bounds.filter((bound) => bound !== undefined)
  return known.length > 0 && known.length === bounds.length ? toNaira(of(...known) as Kobo) : undefined
}
