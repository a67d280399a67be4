import { languageOf } from '../protocol/language.ts'
import type { OverlayText } from '../protocol/replaceable-texts.ts'

type Replaceable = Readonly<Record<OverlayText, string>>

export interface Words extends Replaceable {
  /** In place of `overlay.leave.text` once a loan was requested. A shop cannot replace it, because it is about the loan. */
  readonly leaveLoan: string
}

/** The texts of the overlay itself. The checkout inside the frame has its own dictionary. */
export const ENGLISH: Replaceable = {
  'overlay.title': 'Pay in instalments with Klump',
  'overlay.frame': 'Klump checkout',
  'overlay.close': 'Close',
  'overlay.loading': 'Opening the checkout…',
  'overlay.slow': 'Still loading. Your connection may be slow.',
  'overlay.offline': 'You are offline. We go on as soon as the connection is back.',
  'overlay.unreachable.title': 'The checkout did not load',
  'overlay.unreachable.text': 'Nothing has been charged. Check your connection, then try again.',
  'overlay.unreachable.retry': 'Try again',
  'overlay.unreachable.close': 'Close',
  'overlay.unreachable.link': 'Pay with a payment link instead',
  'overlay.leave.title': 'Leave the checkout?',
  'overlay.leave.text': 'What you entered here will be lost.',
  'overlay.leave.stay': 'Stay',
  'overlay.leave.leave': 'Leave',
  'overlay.locked': 'The bank is deciding. This takes up to two minutes.',
}

/**
 * Nigerian Pidgin. NEEDS REVIEW BY NATIVE SPEAKERS, as does the checkout's dictionary (checkout/locale/pcm.ts). It costs 0.2 kB for
 * everyone. Fetched on demand, it would come after the waiting screen that needs it.
 */
const PIDGIN: Replaceable = {
  'overlay.title': 'Pay small small with Klump',
  'overlay.frame': 'Klump checkout',
  'overlay.close': 'Close am',
  'overlay.loading': 'We dey open the checkout…',
  'overlay.slow': 'E still dey load. Your network fit dey slow.',
  'overlay.offline': 'Network no dey. Once e come back, we go continue.',
  'overlay.unreachable.title': 'The checkout no gree load',
  'overlay.unreachable.text': 'Nobody don charge you anything. Check your network, then try again.',
  'overlay.unreachable.retry': 'Try again',
  'overlay.unreachable.close': 'Close am',
  'overlay.unreachable.link': 'Use payment link pay instead',
  'overlay.leave.title': 'You wan leave the checkout?',
  'overlay.leave.text': 'Everything wey you put for here go lost.',
  'overlay.leave.stay': 'Stay',
  'overlay.leave.leave': 'Leave',
  'overlay.locked': 'The bank dey decide. E fit take two minutes.',
}

const LEAVE_LOAN = {
  en: 'Your request stays with the bank. You and the shop will hear what it decides.',
  pcm: 'Wetin you ask for still dey with the bank. You and the shop go hear wetin e decide.',
}

/**
 * The texts for a language tag (English where there is no dictionary for it), with those that the shop has replaced, and the language
 * that they are in.
 */
export function wordsFor(
  own: Readonly<Record<string, string>> = {},
  locale = 'en',
): { words: Words; lang: string } {
  const pidgin = languageOf(locale) === 'pcm'
  const ours = pidgin ? PIDGIN : ENGLISH
  const replaced = Object.entries(own).filter(([name]) => Object.hasOwn(ENGLISH, name))
  // Not simply `locale`: a screen reader would read English texts in the voice of a language that has no dictionary here.
  const lang = replaced.length > 0 ? locale : pidgin ? 'pcm' : 'en'
  const leaveLoan = LEAVE_LOAN[pidgin ? 'pcm' : 'en']
  return { words: { ...ours, ...Object.fromEntries(replaced), leaveLoan }, lang }
}
