const DECIMAL_NAIRA = /^(0|[1-9]\d{0,12})(?:\.(\d{1,2}))?$/

/**
 * Reads naira, as a number or as the decimal text Klump writes ('1183.85'), into whole kobo (118385).
 * Undefined for everything else: '1,183.85', '1e3', ' 10', '-1', '10.005', '', 0.1 + 0.2.
 *
 * No float is multiplied on purpose: 1183.85 * 100 is 118384.99999999999, and '9.00' >= '10.00' is true as text.
 */
export function koboFromNaira(value: unknown): number | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const match = DECIMAL_NAIRA.exec(String(value))
  if (!match) return undefined
  const [, whole = '0', fraction = ''] = match
  return Number(whole) * 100 + Number(fraction.padEnd(2, '0'))
}

/** 118385 becomes '1183.85', the form in which Klump writes amounts. */
export function nairaFromKobo(kobo: number): string {
  return `${Math.floor(kobo / 100)}.${String(kobo % 100).padStart(2, '0')}`
}
