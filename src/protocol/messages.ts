import * as z from 'zod/mini'
import { isErrorCode, type KlumpErrorCode } from '../errors/codes.ts'
import { orderSchema } from '../validation/order.ts'
import { isAppearance, type KlumpAppearance } from './appearance.ts'
import { areTexts, type Texts } from './texts.ts'

/**
 * The door between the two halves. Both sides check with these schemas; nothing the shopper typed is in any of them.
 * Raise the version when an old half could misread a new one: a mismatch ends in a coded failure, never a hang.
 */
export const PROTOCOL_VERSION = 1

// `custom` for both: the library's own weigh 0.3 kB, in a half that is loaded on every page of a shop.
const just = <const Value>(value: Value) => z.custom<Value>((given) => given === value)
const flag = z.custom<boolean>((given) => typeof given === 'boolean')

/** Frame to page, over window.postMessage: "I am loaded". Carries no secret, so it may be sent to any origin. */
export const helloSchema = z.object({ klump: just('hello'), version: z.custom<number>(Number.isFinite) })
export type Hello = z.infer<typeof helloSchema>

/** Page to frame, the answer to hello, with the port that carries everything after it. */
export const openSchema = z.object({
  klump: just('open'),
  version: just(PROTOCOL_VERSION),
  publicKey: z.string(),
  order: orderSchema,
  locale: z.exactOptional(z.string()),
  appearance: z.exactOptional(z.custom<KlumpAppearance>(isAppearance)),
  strings: z.exactOptional(z.custom<Texts>(areTexts)),
})
export type Open = z.infer<typeof openSchema>

const atMost = (length: number) => z.string().check(z.refine((text: string) => text.length <= length))
const reference = atMost(64)
const step = atMost(64)
const merchantReference = z.exactOptional(atMost(1000))
const errorShape = z.object({
  code: z.custom<KlumpErrorCode>(isErrorCode),
  message: atMost(1000),
})

export const wireOutcomeSchema = z.union([
  z.object({ status: just('success'), reference, merchantReference }),
  z.object({ status: just('pending'), reference, merchantReference }),
  z.object({ status: just('failed'), error: errorShape, reference: z.exactOptional(reference) }),
  z.object({ status: just('cancelled'), step: z.exactOptional(step) }),
])
export type WireOutcome = z.infer<typeof wireOutcomeSchema>

export const toPageSchema = z.union([
  /** The frame has read `open` and goes to work. */
  z.object({ type: just('ready') }),
  /** The first screen is drawn. */
  z.object({ type: just('opened') }),
  /**
   * Leaving is locked (true) from before the loan is asked for until it is decided; with the reference that is then at
   * stake. Unlocked with a reference: there may be a loan of that name. Unlocked without one: there is certainly none.
   */
  z.object({ type: just('busy'), locked: flag, reference: z.exactOptional(reference) }),
  /** The shopper wants to leave, at this step; `confirm` when something typed would be lost. */
  z.object({ type: just('leave'), step: z.exactOptional(step), confirm: flag }),
  /** The answer to `ping`. */
  z.object({ type: just('alive') }),
  /** The end. Nothing after it counts. */
  z.object({ type: just('outcome'), outcome: wireOutcomeSchema }),
])
export type ToPage = z.infer<typeof toPageSchema>

export const toFrameSchema = z.union([
  /** The shopper pressed the overlay's close button or Esc; answered with `leave`, or not at all while locked. */
  z.object({ type: just('leave-requested') }),
  /** Is anybody there? The frame's end of the door answers by itself. */
  z.object({ type: just('ping') }),
])
export type ToFrame = z.infer<typeof toFrameSchema>
