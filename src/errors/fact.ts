/**
 * Every way an opening can fail, by who has to act on it:
 * `key` and `data` are for the shop's developer, `page` for whoever runs the page, `network` and `server` pass by
 * themselves or at Klump, `decision` is the lender's answer to this shopper.
 */
export type KlumpErrorType = 'key' | 'data' | 'page' | 'network' | 'server' | 'decision'

/** Recoverable means: opening again, unchanged, can end well. */
export type Fact = readonly [type: KlumpErrorType, recoverable: boolean]
