/**
 * What whoever serves the built package sends with it, besides each page's own Content-Security-Policy. The host and the sandbox send
 * these, and the build writes them into integrity.json.
 */
export const HOST_HEADERS = {
  /** With every file. */
  all: {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'strict-transport-security': 'max-age=63072000',
  },
  /** With the script and its chunks, which shops load from another origin, the chunks as modules: with CORS only. */
  script: { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' },
  /**
   * With the documentation below docs/: it is read on the checkout's own origin, and so without scripts and as if of another one
   * (`sandbox`). Links lead on.
   */
  docs: {
    'content-security-policy':
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
  },
  /** With the pages below checkout/. */
  checkout: {
    // A shop that isolates itself (COEP) may embed only pages that do the same and allow it. Not `require-corp`, which would
    // keep out banks' logos that say nothing about it.
    'cross-origin-embedder-policy': 'credentialless',
    'cross-origin-resource-policy': 'cross-origin',
    // A process of its own where the browser can: the shop's other frames on this site share no memory with it.
    'origin-agent-cluster': '?1',
    // The page asks for nothing but the code of a text message, and copies a reference when the shopper presses the button.
    'permissions-policy':
      'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), clipboard-write=(self), otp-credentials=(self)',
  },
} as const

/** For who reads integrity.json: no value fits every host. */
export const FRAME_ANCESTORS =
  'The checkout is made to stand in shops’ pages. A host that knows them adds frame-ancestors with their origins to the policy; the meta element cannot carry it.'
