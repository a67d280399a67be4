/** A rate as published: per cent, as a decimal string (`'2.25'`), so that no binary fraction ever enters a sum. */
export type Percent = string

interface Ratio {
  over: bigint
  under: bigint
}

/** `'2.25'` per cent is the exact fraction 225 / 10000. */
export function ratioOf(percent: Percent): Ratio {
  const [whole = '0', decimals = ''] = percent.split('.')
  return { over: BigInt(whole + decimals), under: 100n * 10n ** BigInt(decimals.length) }
}

/**
 * How a fraction of a kobo is rounded. Both directions for the exact half are needed: the published Polaris sample shows a fee of
 * 3000.01 (exactly 3000.015) and a total of 214376.22 (exactly 214376.215).
 */
export type Rounding = 'half-up' | 'half-down' | 'up'

/** Divides whole, non-negative numbers and rounds the result as requested. */
export function divide(over: bigint, under: bigint, rounding: Rounding): number {
  const whole = over / under
  const doubledRest = (over % under) * 2n
  const goesUp = {
    'half-up': doubledRest >= under,
    'half-down': doubledRest > under,
    up: doubledRest > 0n,
  }[rounding]
  return Number(goesUp ? whole + 1n : whole)
}

/** A percentage of an amount in kobo. */
export function percentOf(kobo: number, percent: Percent, rounding: Rounding): number {
  const { over, under } = ratioOf(percent)
  return divide(BigInt(kobo) * over, under, rounding)
}
