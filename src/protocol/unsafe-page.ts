/** What the browser reports about the shop's page. */
interface ShopPage {
  /** False where the page, or one around it, is neither https nor on this machine. */
  readonly isSecureContext?: boolean | undefined
  readonly origin: string
}

/**
 * The reason why a page may not use a LIVE key; undefined where it may. Both halves check, because the page loads the page half and may
 * load another one. With a TEST key the opening goes on, and the page half warns.
 */
export function whyUnsafe(
  { isSecureContext, origin }: ShopPage,
  checkoutOrigin: string,
): 'insecure' | 'shared' | undefined {
  // Browsers never report a page without an origin (as in apps) as secure. The host decides which of these pages may open the checkout.
  if (isSecureContext === false && origin !== 'null') return 'insecure'
  return origin === checkoutOrigin ? 'shared' : undefined
}

export const isLive = (publicKey: string) => !publicKey.startsWith('klp_pk_test_')
