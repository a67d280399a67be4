import { isErrorCode, type KlumpErrorCode } from '../errors/codes.ts'
import { union, object, optional, custom, type Output, type Schema } from '../validation/schema.ts'
import { withoutReason } from './decisions.ts'

/**
 * The door between the two halves: what the frame says. Both sides check what they hear with such schemas (to-frame.ts has those
 * of the other direction); nothing the shopper typed is in any of them.
 * Raise the version when an old half could misread a new one: a mismatch ends in a coded failure, never a hang.
 */
export const PROTOCOL_VERSION = 2

// Nobody reads what one of these expected: a half that says anything else is told so as a whole.
export const part = <Value>(isRight: (given: unknown) => boolean) => custom<Value>('', isRight)
export const just = <const Value>(what: Value) => part<Value>((given) => given === what)
const flag = part<boolean>((given) => typeof given === 'boolean')
export const text = (most: number) =>
  part<string>((given) => typeof given === 'string' && given.length <= most)

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
  /** The frame has read `open` and goes to work. */
  object({ type: just('ready') }),
  /** The first screen is drawn. */
  object({ type: just('opened') }),
  /**
   * Leaving is locked (true) from before the loan is asked for until it is decided, takes long or the bank asks for more; with
   * the reference that is then at stake. Unlocked with a reference: there may be a loan of that name, or one that Klump has not named (''). Unlocked without one:
   * there is certainly none.
   */
  object({ type: just('busy'), locked: flag, reference: optional(reference) }),
  /** The shopper wants to leave, at this step; `confirm` when something typed would be lost. */
  object({ type: just('leave'), step: optional(step), confirm: flag }),
  /** The lender agreed: said at once, while the shopper still reads the last screen. The outcome follows when that closes. */
  object({ type: just('approved'), reference, merchantReference }),
  /**
   * The order's merchant_reference names a transaction already: the page is to be asked for the order again, and answers with
   * `order`. Sent only where `open` said that it can.
   */
  object({ type: just('reference-used') }),
  /** A release has taken away code that this frame needs: its document is being loaded anew, and says hello again. */
  object({ type: just('outdated') }),
  /** The answer to `ping`. */
  object({ type: just('alive') }),
  /** The end. Nothing after it counts. */
  object({ type: just('outcome'), outcome: wireOutcomeSchema }),
)
export type ToPage = Output<typeof toPageSchema>
