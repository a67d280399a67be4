import { orderSchema, type Order } from '../validation/order.ts'
import { isVerdict, LONGEST_REFERENCE, type OrderVerdict } from '../validation/order-verdict.ts'
import { union, object, optional, refine, type Output, type Schema } from '../validation/schema.ts'
import { isAppearance, type KlumpAppearance } from './appearance.ts'
import { just, part, PROTOCOL_VERSION, text } from './parts.ts'
import { areTexts, type Texts } from './texts.ts'

// The messages from the page to the frame (messages.ts has the other direction). They are validated in the frame, so no page loads these
// schemas.

const orderVerdict: Schema<OrderVerdict> = object({
  verdict: part<OrderVerdict['verdict']>(isVerdict),
  reference: optional(text(LONGEST_REFERENCE)),
})
/** What the shop gave as `data`. */
const delivered = {
  order: optional(orderSchema),
  /** In place of the order, when no transaction may begin. */
  verdict: optional(orderVerdict),
}
const isDelivered = ({ order, verdict }: { order?: Order; verdict?: OrderVerdict }) =>
  order !== undefined || verdict !== undefined

const open = object({
  klump: just('open'),
  version: just(PROTOCOL_VERSION),
  publicKey: text(1000),
  ...delivered,
  /** The page can be asked for the order again. An older page half omits this field, and the frame then does not ask. */
  renewable: optional(part<boolean>((given) => typeof given === 'boolean')),
  locale: optional(text(1000)),
  appearance: optional(part<KlumpAppearance>(isAppearance)),
  strings: optional(part<Texts>(areTexts)),
})

/** Page to frame, the answer to hello, with the port that carries everything after it. */
export const openSchema = refine(open, '', isDelivered)
export type Open = Output<typeof openSchema>

export const toFrameSchema = union(
  /**
   * The shopper pressed the overlay's close button or Esc. Answered with `leave`; with `outcome` when the checkout has ended or the shopper
   * may stop waiting; not at all while locked.
   */
  object({ type: just('leave-requested') }),
  /** The order again, as the page has it now: the answer to `reference-used`. */
  refine(object({ type: just('order'), ...delivered }), '', isDelivered),
  /** Checks that the frame responds. frame-end.ts answers it. */
  object({ type: just('ping') }),
)
export type ToFrame = Output<typeof toFrameSchema>
