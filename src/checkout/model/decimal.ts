/** Numbers on the wire may have outer blanks, thousands separators and more decimals than kobo. */
const WRITTEN = /^([+-]?)(\d{1,3}(?:[,\s]\d{3})+|\d*)(?:\.(\d*))?$/

export interface Decimal {
  readonly isNegative: boolean
  /** Digits before the point, and behind it. */
  readonly whole: string
  readonly part: string
}

/**
 * A number as a server may write it: `7174.9`, `'7174.90'`, `' 50,000.00 '`, `21524.699999999997`. Undefined for anything
 * else, and for `'12,5'`, which could be two numbers.
 */
export function readDecimal(given: unknown): Decimal | undefined {
  if (typeof given !== 'string' && typeof given !== 'number') return undefined
  // Less than a millionth is noise, and prints with an exponent.
  const text = typeof given === 'number' && Math.abs(given) < 1e-6 ? '0' : String(given).trim()
  const [, sign, digits = '', part = ''] = WRITTEN.exec(text) ?? []
  if (digits + part === '') return undefined
  return { isNegative: sign === '-', whole: digits.replaceAll(/[,\s]/g, ''), part }
}

/** The same as a number; undefined for anything else. */
export function readNumber(given: unknown): number | undefined {
  const decimal = readDecimal(given)
  if (!decimal) return undefined
  const number = Number(`${decimal.whole || '0'}.${decimal.part}`)
  return decimal.isNegative && number !== 0 ? -number : number
}
