import { KlumpError } from '../errors/klump-error.ts'

// Loaded with the class, before the overlay: imports nothing heavy.

/**
 * The host is the one Klump's own checkout is reached at today; that this package's checkout answers at its root is our
 * assumption. `checkoutUrl` names another.
 */
export const KLUMPS_CHECKOUT = 'https://checkout.useklump.com/'

/**
 * The address of the checkout page. https only, for a code or an account number must not travel in the clear; http on this
 * machine, where one develops.
 * @throws KlumpError `invalid_options`
 */
export function readCheckoutUrl(address: string): string {
  try {
    const { protocol, hostname, href } = new URL(address)
    const local = /^((.+\.)?localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
    if (protocol === 'https:' || (protocol === 'http:' && local)) return href
  } catch {
    // Not an address at all: the same advice.
  }
  throw new KlumpError({
    code: 'invalid_options',
    message: `checkoutUrl: expected an https address (http on localhost), got "${address}".`,
  })
}
