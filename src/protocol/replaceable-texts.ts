/** The texts of the overlay itself: it stands on the shop's page, and all of them may be the shop's own. */
export type OverlayText =
  | 'overlay.title'
  | 'overlay.frame'
  | 'overlay.close'
  | 'overlay.loading'
  | 'overlay.slow'
  | 'overlay.offline'
  | 'overlay.unreachable.title'
  | 'overlay.unreachable.text'
  | 'overlay.unreachable.retry'
  | 'overlay.unreachable.close'
  | 'overlay.unreachable.link'
  | 'overlay.leave.title'
  | 'overlay.leave.text'
  | 'overlay.leave.stay'
  | 'overlay.leave.leave'
  | 'overlay.locked'

/**
 * The texts that a shop may replace, each with the blanks that its own must have: greetings, hints and words of waiting. All
 * others are the lender's, a new one too until it is put here. What can stand on a screen where a code is typed or something is
 * agreed to does not belong here.
 */
export const REPLACEABLE = {
  'app.loading': '',
  'contact.title': '',
  'contact.phoneHint': '',
  'banks.title': '',
  'accountBank.search': '',
  'accountBank.found': '{count}',
  'accountBank.none': '',
  'atBank.waiting': '{bank}',
  'deciding.asking': '',
  'deciding.title': '{bank}',
  'deciding.text': '',
  'password.title': '',
  'password.length': '{count}',
  'password.upper': '',
  'password.lower': '',
  'password.digit': '',
  'password.symbol': '',
  'password.met': '',
  'password.unmet': '',
  'password.allMet': '',
} as const

export type ReplaceableKey = keyof typeof REPLACEABLE
