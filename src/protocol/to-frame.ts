import { orderSchema } from '../validation/order.ts'
import { union, object, optional, type Output } from '../validation/schema.ts'
import { isAppearance, type KlumpAppearance } from './appearance.ts'
import { just, part, PROTOCOL_VERSION, text } from './messages.ts'
import { areTexts, type Texts } from './texts.ts'

// What the page says through the door (messages.ts has what the frame says): checked in the frame, so no page loads these.

/** Page to frame, the answer to hello, with the port that carries everything after it. */
export const openSchema = object({
  klump: just('open'),
  version: just(PROTOCOL_VERSION),
  publicKey: text(1000),
  order: orderSchema,
  /** The page can be asked for the order again. An older page half does not say so, and is not asked. */
  renewable: optional(part<boolean>((given) => typeof given === 'boolean')),
  locale: optional(text(1000)),
  appearance: optional(part<KlumpAppearance>(isAppearance)),
  strings: optional(part<Texts>(areTexts)),
})
export type Open = Output<typeof openSchema>

export const toFrameSchema = union(
  /** The shopper pressed the overlay's close button or Esc; answered with `leave`, or not at all while locked. */
  object({ type: just('leave-requested') }),
  /** The order again, as the page has it now: the answer to `reference-used`. */
  object({ type: just('order'), order: orderSchema }),
  /** Is anybody there? The frame's end of the door answers by itself. */
  object({ type: just('ping') }),
)
export type ToFrame = Output<typeof toFrameSchema>
