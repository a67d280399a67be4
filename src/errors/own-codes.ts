/**
 * Who has to act on a failure. `key` and `data`: the shop's developer. `page`: the operator of the page. `network`: no one, because the
 * failure passes by itself. `server`: usually Klump or the bank. `decision`: no one, because it is the lender's answer to this shopper.
 */
export type KlumpErrorType = 'key' | 'data' | 'page' | 'network' | 'server' | 'decision'

/** Who has to act, and whether the failure is recoverable: opening again can end well without a correction. */
export type ErrorKind = readonly [type: KlumpErrorType, recoverable: boolean]

/** The codes that the class itself raises: the only ones that a page has before it fetches the overlay, which contains the others. */
export const OWN_CODES = {
  missing_key: ['key', false],
  invalid_key: ['key', false],
  secret_key: ['key', false],
  invalid_options: ['data', false],
  data_unavailable: ['data', true],
  unsupported_browser: ['page', false],
  overlay_unavailable: ['page', true],
  offline: ['network', true],
} as const satisfies Record<string, ErrorKind>
