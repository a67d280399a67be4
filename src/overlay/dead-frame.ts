import type { ErrorShape } from '../errors/klump-error.ts'
import type { Why } from './guard.ts'

export const NO_ORIGIN =
  'The checkout has no origin in this frame: give its sandbox allow-same-origin, or serve the page over http(s).'

/** The error for a frame that does not show the checkout, for the shop's developer. */
export function deadFrame(why: Why, origin: string): ErrorShape {
  if (why === 'lost')
    return {
      code: 'frame_lost',
      message: `The checkout at ${origin} has navigated away, crashed or hangs. No loan was requested: open it again.`,
    }
  // In a sandboxed page the frame may well have loaded the checkout. It has no origin there by which it could be recognised.
  if (why === 'refused' && globalThis.origin === 'null') return { code: 'opaque_origin', message: NO_ORIGIN }
  const message =
    why === 'policy'
      ? `This page's Content-Security-Policy forbids the checkout: add ${origin} to its frame-src.`
      : `What the frame loaded from ${origin} is not the checkout. The likely cause is an error page, X-Frame-Options or ` +
        "frame-ancestors there, or this page's Cross-Origin-Embedder-Policy. Open checkoutUrl in a tab."
  return { code: 'frame_blocked', message }
}
