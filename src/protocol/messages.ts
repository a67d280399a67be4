import { isErrorCode, type KlumpErrorCode } from '../errors/codes.ts'
import { union, object, optional, type Output, type Schema } from '../validation/schema.ts'
import { withoutReason } from './decisions.ts'
import { just, part, text } from './parts.ts'

// The door between the two halves: the messages from the frame to the page. Both sides validate what they receive with such schemas
// (to-frame.ts has the other direction). No message contains anything that the shopper typed.

const flag = part<boolean>((given) => typeof given === 'boolean')

/** Frame to page, over window.postMessage: "I am loaded". Carries no secret, so it may be sent to any origin. */
export const helloSchema = object({
  klump: just('hello'),
  version: part<number>(Number.isFinite),
})
export type Hello = Output<typeof helloSchema>

const reference = text(64)
const step = text(64)
const merchantReference = optional(text(1000))
const wireError = object({
  code: part<KlumpErrorCode>(isErrorCode),
  message: text(1000),
})
const error: Schema<Output<typeof wireError>> = (given, complain) => withoutReason(wireError(given, complain))

export const wireOutcomeSchema = union(
  object({ status: just('success'), reference, merchantReference }),
  object({ status: just('pending'), reference, merchantReference }),
  object({ status: just('failed'), error, reference: optional(reference) }),
  object({ status: just('cancelled'), step: optional(step) }),
)
export type WireOutcome = Output<typeof wireOutcomeSchema>

export const toPageSchema = union(
  /** The frame has read `open` and starts. */
  object({ type: just('ready') }),
  /** The first screen is drawn. */
  object({ type: just('opened') }),
  /**
   * Leaving is locked (true) from before the loan is requested until it is decided, takes long or the bank requires more; `reference` is
   * the transaction at stake. Unlocked with a reference: a loan with that reference may exist, or one without a reference from Klump ('').
   * Unlocked without a reference: there is certainly no loan.
   */
  object({ type: just('busy'), locked: flag, reference: optional(reference) }),
  /** The shopper wants to leave, at this step; `confirm` when something typed would be lost. */
  object({ type: just('leave'), step: optional(step), confirm: flag }),
  /** The lender agreed: sent at once, while the shopper still reads the last screen. The outcome follows when that screen closes. */
  object({ type: just('approved'), reference, merchantReference }),
  /**
   * The order's merchant_reference already belongs to a transaction. The page requests the order from the shop again, and answers with
   * `order`. Sent only where `open` has `renewable`.
   */
  object({ type: just('reference-used') }),
  /** A release has removed code that this frame needs: the frame reloads its document, which sends hello again. */
  object({ type: just('outdated') }),
  /** The answer to `ping`. */
  object({ type: just('alive') }),
  /** The end. Later messages are ignored. */
  object({ type: just('outcome'), outcome: wireOutcomeSchema }),
)
export type ToPage = Output<typeof toPageSchema>
