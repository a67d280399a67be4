import type { KlumpErrorCode } from '../errors/codes.ts'
import { isLive, whyUnsafe } from '../protocol/unsafe-page.ts'
import { metaOf } from './meta.ts'

/**
 * Why the checkout does not open for this page; undefined if it opens. `shopOrigin` is the origin of the page as reported by the browser.
 */
export function refusalFor(
  publicKey: string,
  shopOrigin: string,
  {
    document,
    isSecureContext,
    location,
  }: Pick<Window, 'document' | 'location'> & { readonly isSecureContext: boolean },
): { readonly code: KlumpErrorCode; readonly message: string } | undefined {
  if (isLive(publicKey) && whyUnsafe({ isSecureContext, origin: shopOrigin }, location.origin))
    return { code: 'unsafe_page', message: 'This page takes no LIVE key.' }
  // The host's `frame-ancestors` allow the embedding page for the account of the key in the address, and for no other account.
  const named = new URLSearchParams(location.search).get('key')
  if (named !== null && named !== publicKey)
    return { code: 'origin_not_allowed', message: 'The frame’s address names another publicKey.' }
  const allowed = allowedBy(document)
  return allowed.length === 0 || allowed.includes('*') || allowed.includes(shopOrigin)
    ? undefined
    : { code: 'origin_not_allowed', message: `${shopOrigin} is not in klump-allowed-origins.` }
}

/**
 * The origins that the operator's document lists, separated by blanks. Without a list, and with `*`, the checkout opens for all origins.
 */
function allowedBy(document: Document): readonly string[] {
  const listed = metaOf(document, 'allowed-origins')
  return listed.split(/\s+/).filter(Boolean)
}
