/** The texts of the overlay. A shop may replace all of them, because the overlay is part of the shop's page. */
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
 * The texts of the checkout that a shop may replace: greetings, hints and texts about waiting. Each has the placeholders that a replacement
 * must contain. All others belong to the lender, a new one too until it is added here. A text that can appear on a screen where a code is
 * typed or something is agreed to must not be added.
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
