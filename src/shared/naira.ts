/**
 * Naira in the manner of Nigeria's English: `₦40,000`, `₦7,174.90`; kobo where there are any, or always (`exact`). By hand: the
 * first formatter that a page asks the browser for keeps a slow phone busy for 70 ms, and this is drawn within the click.
 */
export function writeNaira(naira: number, exact = false): string {
  const [whole = '', kobo = ''] = String(Math.round(naira * 100) / 100).split('.')
  const part = kobo || exact ? `.${kobo.padEnd(2, '0')}` : ''
  return `₦${whole.replaceAll(/\B(?=(\d{3}){1,9}$)/g, ',')}${part}`
}
