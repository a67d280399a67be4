import type { KlumpErrorCode } from '../errors/codes.ts'
import { languageOf } from '../protocol/language.ts'
import type { Outcome } from '../protocol/outcome.ts'
import { en, type Sentences } from './en.ts'
import { pcm } from './pcm.ts'

/** How an opening can end: a code of a `KlumpError`, the status of an outcome, or a verdict of the shop's server. */
export type MessageCode = KlumpErrorCode | Outcome['status'] | 'paid' | 'not-paid' | 'in-progress' | 'unknown'

const SENTENCE_OF: Readonly<Record<MessageCode, keyof Sentences>> = {
  missing_key: 'notHere',
  invalid_key: 'notHere',
  secret_key: 'notHere',
  key_rejected: 'notHere',
  invalid_options: 'notHere',
  invalid_data: 'notHere',
  order_refused: 'notHere',
  opaque_origin: 'notHere',
  unsafe_page: 'notHere',
  origin_not_allowed: 'notHere',
  protocol_error: 'notHere',
  unsupported_browser: 'oldBrowser',
  overlay_unavailable: 'notLoaded',
  frame_blocked: 'notLoaded',
  frame_timeout: 'notLoaded',
  frame_lost: 'notLoaded',
  frame_removed: 'notLoaded',
  offline: 'offline',
  request_timeout: 'tryLater',
  server_error: 'tryLater',
  bad_answer: 'tryLater',
  data_unavailable: 'noOrder',
  already_open: 'alreadyOpen',
  duplicate_reference: 'sentBefore',
  session_expired: 'sessionEnded',
  unknown_step: 'anotherBank',
  no_partner: 'noBank',
  not_eligible: 'notEligible',
  declined: 'declined',
  already_paid: 'alreadyPaid',
  failed: 'failed',
  cancelled: 'cancelled',
  success: 'success',
  pending: 'pending',
  paid: 'paid',
  'not-paid': 'notPaid',
  'in-progress': 'inProgress',
  unknown: 'unknown',
}

const LANGUAGES: ReadonlyMap<string | undefined, Sentences> = new Map([
  ['en', en],
  ['pcm', pcm],
])

/**
 * A text for the shopper, for shops that have none of their own. It states what an error, an outcome or a verdict means, and what the
 * shopper can do. An error's own `message` is for developers. Plain text of at most 160 characters. A code of a later version gets the text
 * for any failure.
 *
 * ```ts
 * if (outcome.status === 'failed') show(messageFor(outcome.error.code))
 * ```
 *
 * @param code `error.code`, `outcome.status`, or a verdict of your server: `paid`, `not-paid`, `in-progress`, `unknown`
 * @param locale BCP 47 tag; English for any language without texts. `pcm` is Nigerian Pidgin, which no native speaker has reviewed yet.
 */
// oxlint-disable-next-line typescript/ban-types -- keeps the known codes in an editor's list, and takes those of later versions
export function messageFor(code: MessageCode | (string & {}), locale = 'en'): string {
  const sentences = LANGUAGES.get(languageOf(locale)) ?? en
  return sentences[Object.hasOwn(SENTENCE_OF, code) ? SENTENCE_OF[code as MessageCode] : 'failed']
}
