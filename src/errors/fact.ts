/**
 * Who has to act on a failure. `key` and `data`: the shop's developer. `page`: the operator of the page. `network`: no one, because the
 * failure passes by itself. `server`: usually Klump or the bank. `decision`: no one, because it is the lender's answer to this shopper.
 */
export type KlumpErrorType = 'key' | 'data' | 'page' | 'network' | 'server' | 'decision'

/** Recoverable means: opening again can end well without a correction. */
export type Fact = readonly [type: KlumpErrorType, recoverable: boolean]
