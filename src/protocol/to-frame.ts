import { orderShape } from '../validation/order.ts'
import { either, object, optional, type Read } from '../validation/shape.ts'
import { isAppearance, type KlumpAppearance } from './appearance.ts'
import { just, part, PROTOCOL_VERSION, text } from './messages.ts'
import { areTexts, type Texts } from './texts.ts'

// What the page says through the door (messages.ts has what the frame says): checked in the frame, so no page loads these.

/** Page to frame, the answer to hello, with the port that carries everything after it. */
export const openShape = object({
  klump: just('open'),
  version: just(PROTOCOL_VERSION),
  publicKey: text(1000),
  order: orderShape,
  locale: optional(text(1000)),
  appearance: optional(part<KlumpAppearance>(isAppearance)),
  strings: optional(part<Texts>(areTexts)),
})
export type Open = Read<typeof openShape>

export const toFrameShape = either(
  /** The shopper pressed the overlay's close button or Esc; answered with `leave`, or not at all while locked. */
  object({ type: just('leave-requested') }),
  /** Is anybody there? The frame's end of the door answers by itself. */
  object({ type: just('ping') }),
)
export type ToFrame = Read<typeof toFrameShape>
