import type { ErrorShape } from '../errors/klump-error.ts'
import type { Why } from './guard.ts'

export const NO_ORIGIN =
  'The checkout has no origin in this frame: give its sandbox allow-same-origin, or serve the page over http(s).'

/** What the shop's developer reads about a frame without the checkout in it. */
export function deadFrame(why: Why, origin: string): ErrorShape {
  if (why === 'lost')
    return {
      code: 'frame_lost',
      message: `The checkout at ${origin} was left, crashed or hangs. No loan was asked for: open it again.`,
    }
  // In a sandbox there is nothing wrong with what was loaded: it may not say who it is.
  if (why === 'refused' && globalThis.origin === 'null') return { code: 'opaque_origin', message: NO_ORIGIN }
  const message =
    why === 'policy'
      ? `This page's Content-Security-Policy forbids the checkout: add ${origin} to its frame-src.`
      : `What the frame loaded from ${origin} is not the checkout. Open checkoutUrl in a tab: an error page, X-Frame-Options ` +
        "or frame-ancestors there, or this page's Cross-Origin-Embedder-Policy, stands in its place."
  return { code: 'frame_blocked', message }
}
