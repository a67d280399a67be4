/**
 * Formats naira as in Nigerian English: `₦40,000`, `₦7,174.90`; with kobo where there are any, or always (`exact`). Does not use Intl: the
 * first formatter that a page creates keeps a slow phone busy for 70 ms, and this text is drawn within the click.
 */
export function writeNaira(naira: number, exact = false): string {
  const [whole = '', kobo = ''] = String(Math.round(naira * 100) / 100).split('.')
  const part = kobo || exact ? `.${kobo.padEnd(2, '0')}` : ''
  return `₦${whole.replaceAll(/\B(?=(\d{3}){1,9}$)/g, ',')}${part}`
}

/**
 * An amount as Klump's API writes it: `1183.85`, `40000`. No other characters, no sign, no leading zero. The empty first group stands for
 * the sign in the pattern below.
 */
const WIRE = /^()(0|[1-9]\d{0,12})(?:\.(\d{1,2}))?$/
/** An amount as a person or a shop writes it: with blanks around it, a minus, leading and trailing zeros. */
export const TYPED = /^\s*(-?)(\d{1,13})(?:\.(\d{1,2})0*)?\s*$/

/**
 * Converts naira, a number or text, to whole kobo; undefined for anything but a plain amount: nothing is rounded or guessed. Reads the
 * digits, because as a float 1183.85 * 100 is 118384.99999999999. A number prints as the shortest decimal that represents it.
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
