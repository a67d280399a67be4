const DECIMAL_NAIRA = /^(0|[1-9]\d{0,12})(?:\.(\d{1,2}))?$/

/**
 * Reads a decimal amount in naira, as Klump writes it ('1183.85'), into whole kobo (118385).
 * Returns undefined for everything else: '1,183.85', '1e3', ' 10', '-1', '10.005', ''.
 *
 * No float is involved on purpose: 1183.85 * 100 is 118384.99999999999, and '9.00' >= '10.00' is true as text.
 */
export function koboFromNaira(text: string): number | undefined {
  const match = DECIMAL_NAIRA.exec(text)
  if (!match) return undefined
  const [, whole = '0', fraction = ''] = match
  return Number(whole) * 100 + Number(fraction.padEnd(2, '0'))
}

/** Whole kobo as people read it: 118385 -> '₦1,183.85'. */
export function nairaText(kobo: number): string {
  const whole = Math.trunc(kobo / 100)
  const fraction = String(kobo % 100).padStart(2, '0')
  return `₦${whole.toLocaleString('en-NG')}.${fraction}`
}
