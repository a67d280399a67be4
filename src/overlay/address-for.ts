/**
 * The checkout's address for an opening with this key, so that its host can answer with the `frame-ancestors` of the key's
 * account. The key is public; nothing else of the opening is in an address.
 */
export function addressFor(checkoutUrl: string, publicKey: string): string {
  const address = new URL(checkoutUrl)
  address.searchParams.set('key', publicKey)
  return address.href
}
