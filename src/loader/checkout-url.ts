import { KlumpError } from '../errors/klump-error.ts'
import { readSecureAddress } from '../shared/address.ts'

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
  const secure = readSecureAddress(address)
  if (secure) return secure
  throw new KlumpError({
    code: 'invalid_options',
    message: `checkoutUrl: expected an https address (http on localhost), got "${address}".`,
  })
}
