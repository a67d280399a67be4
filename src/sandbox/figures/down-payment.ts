import { assumed } from '../assumed.ts'
import { divide, percentOf, type Percent } from './percent.ts'

/** How much of the basket is paid now. */
export type DownPaymentRule =
  /** The first of n equal shares is paid now, n − 1 months follow. */
  | 'one-share'
  /** Nothing now, n months follow. */
  | 'none'
  /** The shopper chooses the amount, from `least` to `most` per cent of the basket; n months follow. */
  | { least: Percent; most: Percent }

/** The bounds of a down payment that the shopper chooses, narrowed to whole naira; `undefined` for other rules. */
export function downPaymentBounds(
  basketKobo: number,
  rule: DownPaymentRule,
): { leastKobo: number; mostKobo: number } | undefined {
  if (typeof rule === 'string') return undefined
  return {
    leastKobo: Math.ceil(percentOf(basketKobo, rule.least, 'up') / 100) * 100,
    mostKobo: Math.floor(percentOf(basketKobo, rule.most, 'half-down') / 100) * 100,
  }
}

export interface Opening {
  /** Months of the loan. */
  tenor: number
  downPaymentKobo: number
  /** The opening balance of the repayment schedule; see `planOf` for why it may be a kobo above the loan. */
  openingKobo: number
}

/** Whether the first share is paid now. A single share is not: it would leave nothing to lend. */
export function isShared(installment: number, rule: DownPaymentRule): boolean {
  return rule === 'one-share' && !assumed('single share', installment === 1)
}

/** @param chosenKobo the shopper's own down payment, for the rule that leaves it open */
export function opening(
  basketKobo: number,
  installment: number,
  rule: DownPaymentRule,
  chosenKobo: number,
): Opening {
  if (isShared(installment, rule)) {
    const tenor = installment - 1
    const shares = BigInt(installment)
    return {
      tenor,
      downPaymentKobo: divide(BigInt(basketKobo), shares, 'half-up'),
      openingKobo: divide(BigInt(basketKobo) * BigInt(tenor), shares, 'up'),
    }
  }
  const downPaymentKobo = typeof rule === 'string' ? 0 : chosenKobo
  return { tenor: installment, downPaymentKobo, openingKobo: basketKobo - downPaymentKobo }
}
