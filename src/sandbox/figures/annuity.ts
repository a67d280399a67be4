import { divide, percentOf, ratioOf, type Percent } from './percent.ts'

/**
 * The equal monthly payment that repays `principalKobo` in `months` at `monthlyRate` per cent a month on the
 * reducing balance, to the nearest kobo: P·r·(1+r)^n / ((1+r)^n − 1), evaluated as one exact fraction.
 */
export function monthlyPayment(principalKobo: number, monthlyRate: Percent, months: number): number {
  const { over, under } = ratioOf(monthlyRate)
  const principal = BigInt(principalKobo)
  if (over === 0n) return divide(principal, BigInt(months), 'half-up')
  const grown = (under + over) ** BigInt(months)
  const flat = under ** BigInt(months)
  return divide(principal * over * grown, under * (grown - flat), 'half-up')
}

export interface ScheduleLine {
  paymentKobo: number
  interestKobo: number
  principalKobo: number
  /** What is still owed after this payment. */
  balanceKobo: number
}

/**
 * The schedule as the public Stanbic sample shows it: each line works with the whole kobo of the line before
 * (interest to the nearest kobo of the printed balance, principal = payment − interest).
 *
 * The payment is the same in every month, so the kobo that rounding leaves over end up in the last line: in the
 * sample 6 999.88 is owed and 6 999.90 repaid. The loan is closed all the same, so the last balance is 0.
 */
export function repaymentLines(
  openingKobo: number,
  monthlyRate: Percent,
  months: number,
  paymentKobo: number,
): ScheduleLine[] {
  const lines: ScheduleLine[] = []
  let balanceKobo = openingKobo
  for (let month = 1; month <= months; month += 1) {
    const interestKobo = percentOf(balanceKobo, monthlyRate, 'half-up')
    const principalKobo = paymentKobo - interestKobo
    balanceKobo = month === months ? 0 : balanceKobo - principalKobo
    lines.push({ paymentKobo, interestKobo, principalKobo, balanceKobo })
  }
  return lines
}
