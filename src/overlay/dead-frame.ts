import type { ErrorShape } from '../errors/klump-error.ts'

/** What the shop's developer reads about a frame without the checkout in it. */
export function deadFrame(why: 'policy' | 'refused' | 'lost', origin: string): ErrorShape {
  if (why === 'lost')
    return {
      code: 'frame_lost',
      message: `The checkout at ${origin} was left, crashed or hangs. No loan was asked for: open it again.`,
    }
  const message =
    why === 'policy'
      ? `This page's Content-Security-Policy forbids the checkout: add ${origin} to its frame-src.`
      : `What the frame loaded from ${origin} is not the checkout. Open checkoutUrl in a tab: an error page, X-Frame-Options ` +
        "or frame-ancestors there, or this page's Cross-Origin-Embedder-Policy, stands in its place."
  return { code: 'frame_blocked', message }
}
