/** What the browser says of the shop's page. */
interface ShopPage {
  /** False where the page, or one around it, is neither https nor on this machine. */
  readonly isSecureContext?: boolean | undefined
  readonly origin: string
}

/**
 * Why a page takes no LIVE key; undefined where it does. Both halves ask: the page half is loaded by the page, which may have
 * another one. With a TEST key the opening goes on, and the page half warns.
 */
export function whyUnsafe(
  { isSecureContext, origin }: ShopPage,
  checkoutOrigin: string,
): 'insecure' | 'shared' | undefined {
  // Of a page without an origin, as apps have them, no browser says that it is secure: which are let in the host decides.
  if (isSecureContext === false && origin !== 'null') return 'insecure'
  return origin === checkoutOrigin ? 'shared' : undefined
}

export const isLive = (publicKey: string) => !publicKey.startsWith('klp_pk_test_')
