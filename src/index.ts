import { KlumpBase, type KlumpEnvironment, type KlumpOptions } from './loader/klump.ts'
import { KLUMPS_CHECKOUT } from './loader/checkout-url.ts'
import { needsNew } from './loader/legacy.ts'
import { preload, type PreloadOptions } from './loader/preload.ts'

export { KlumpError, type Problem } from './errors/klump-error.ts'
export type { KlumpErrorCode } from './errors/codes.ts'
export type { KlumpErrorType } from './errors/own-codes.ts'
export type {
  KlumpOptions,
  KlumpStatus,
  KlumpText,
  OrderAnswer,
  OrderRequest,
  OrderSource,
} from './loader/klump.ts'
export type { KlumpCallbacks } from './loader/callbacks.ts'
export type {
  CloseDetails,
  ClosePayload,
  LoadPayload,
  OpenPayload,
  SuccessPayload,
  TransactionPayload,
} from './protocol/payloads.ts'
export type {
  CancelledOutcome,
  FailedOutcome,
  Outcome,
  PendingOutcome,
  SuccessOutcome,
} from './protocol/outcome.ts'
export { messageFor, type MessageCode } from './messages/index.ts'
export type { PreloadOptions } from './loader/preload.ts'
export type { KlumpAppearance } from './protocol/appearance.ts'
export type { KlumpItem, KlumpOrder, Naira } from './validation/order-input.ts'
export type { OrderVerdict } from './validation/order-verdict.ts'

const environment = {
  checkoutUrl: KLUMPS_CHECKOUT,
  loadOverlay: () => import('./overlay/index.ts'),
} satisfies KlumpEnvironment

class Checkout extends KlumpBase {
  /**
   * Loads the overlay's code, and the checkout into a hidden frame, before an opening. Call it when the shopper comes near to paying (a
   * pointer on the button, the payment step of a form), not on every page. The frame gets nothing of an order. Does nothing where the
   * device saves data or is offline. Returns a function that removes the frame again, in case there is no opening.
   * @throws KlumpError `invalid_options` for a checkoutUrl that is not valid.
   */
  static preload(options?: PreloadOptions): () => void {
    return preload(environment, options)
  }

  /**
   * Checks the key and opens, unless `autoOpen` is `false`. No callback runs before the constructor has returned.
   * @throws KlumpError `missing_key`, `invalid_key`, `secret_key` or `invalid_options`. Mistakes in `data` are not thrown:
   * they come to `onError` and `result`.
   */
  constructor(options: KlumpOptions) {
    super(options, environment)
  }
}

/**
 * A checkout for one order, in an overlay over the page.
 *
 * ```ts
 * const klump = new Klump({ publicKey: 'klp_pk_...', data: order })
 * const outcome = await klump.result
 * if (outcome.status === 'success') await sendToYourServer(outcome.reference)
 * ```
 */
export const Klump = /* @__PURE__ */ needsNew(Checkout)
export type Klump = Checkout

export default Klump
