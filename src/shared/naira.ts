/**
 * Naira in the manner of Nigeria's English: `₦40,000`, `₦7,174.90`; kobo where there are any, or always (`exact`). By hand: the
 * first formatter that a page asks the browser for keeps a slow phone busy for 70 ms, and this is drawn within the click.
 */
export function writeNaira(naira: number, exact = false): string {
  const [whole = '', kobo = ''] = String(Math.round(naira * 100) / 100).split('.')
  const part = kobo || exact ? `.${kobo.padEnd(2, '0')}` : ''
  return `₦${whole.replaceAll(/\B(?=(\d{3}){1,9}$)/g, ',')}${part}`
}

/** As Klump's API writes an amount: `1183.85`, `40000`. Nothing before or behind it, no sign, no zero in front. */
const WIRE = /^()(0|[1-9]\d{0,12})(?:\.(\d{1,2}))?$/
/** As a person or a shop writes it: blanks around it, a minus, zeros in front and behind. */
export const TYPED = /^\s*(-?)(\d{1,13})(?:\.(\d{1,2})0*)?\s*$/

/**
 * Whole kobo out of naira, as a number or as text; undefined for what is no plain amount: nothing is rounded and nothing guessed.
 * By its digits: as a float, 1183.85 * 100 is 118384.99999999999. A number prints the shortest decimal that means it.
 */
export function readNaira(naira: unknown, form = WIRE): number | undefined {
  if (typeof naira !== 'string' && typeof naira !== 'number') return undefined
  const [, sign, whole, part = ''] = form.exec(String(naira)) ?? []
  if (whole === undefined) return undefined
  const kobo = Number(whole) * 100 + Number(part.padEnd(2, '0'))
  return sign && kobo ? -kobo : kobo
}

/** 118385 becomes '1183.85', the form in which Klump writes amounts. */
export function nairaText(kobo: number): string {
  return `${Math.floor(kobo / 100)}.${String(kobo % 100).padStart(2, '0')}`
}
