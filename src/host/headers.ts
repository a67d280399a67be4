/**
 * The headers that a server of the built package must send, besides each page's own Content-Security-Policy. The host and the sandbox
 * send these, and the build writes them into integrity.json.
 */
export const HOST_HEADERS = {
  /** With every file. */
  all: {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'strict-transport-security': 'max-age=63072000',
  },
  /** With the script and its chunks, which shops load from another origin. The chunks are modules, which require CORS. */
  script: { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' },
  /**
   * With the documentation below docs/. It has the checkout's own origin, so `sandbox` disables scripts and treats it as another origin.
   * Links work.
   */
  docs: {
    'content-security-policy':
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
  },
  /** With the pages below checkout/. */
  checkout: {
    // A shop page with cross-origin isolation (COEP) may embed only pages that set it too and allow embedding. Not `require-corp`, which
    // would block banks' logos that are sent without such a header.
    'cross-origin-embedder-policy': 'credentialless',
    'cross-origin-resource-policy': 'cross-origin',
    // Requests a separate process: the shop's other frames on this site then share no memory with the page.
    'origin-agent-cluster': '?1',
    // The page needs only the one-time code of a text message, and copies a reference when the shopper presses the button.
    'permissions-policy':
      'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), clipboard-write=(self), otp-credentials=(self)',
  },
} as const

/** A note in integrity.json: no value fits every host. */
export const FRAME_ANCESTORS =
  'The checkout is made to stand in shops’ pages. A host that knows them adds frame-ancestors with their origins to the policy; the meta element cannot carry it.'
