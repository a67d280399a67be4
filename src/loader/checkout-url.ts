import { KlumpError } from '../errors/klump-error.ts'

// Part of klump.js, which loads with the page: imports nothing large.

/**
 * The default of `checkoutUrl`. Klump's own checkout is reached at this host today. That the checkout of this package answers at its root
 * is an assumption.
 */
export const KLUMPS_CHECKOUT = 'https://checkout.useklump.com/'

/**
 * The address of the checkout page. It must be https, because codes and account numbers must not travel unencrypted; http is allowed on
 * this machine, for development.
 * @throws KlumpError `invalid_options`
 */
export function readCheckoutUrl(address: string): string {
  try {
    const { protocol, hostname, href } = new URL(address)
    const local = /^((.+\.)?localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
    if (protocol === 'https:' || (protocol === 'http:' && local)) return href
  } catch {
    // Text that is not an address gets the same error.
  }
  throw new KlumpError({
    code: 'invalid_options',
    message: `checkoutUrl: expected an https address (http on localhost), got "${address}".`,
  })
}
