import type { ErrorShape } from '../errors/klump-error.ts'
import type { ClosePayload, SuccessPayload } from '../protocol/payloads.ts'
import type { CancelledOutcome, PendingOutcome, SuccessOutcome } from '../protocol/outcome.ts'

// The types of what the class and the overlay's chunk exchange. There is no class among them: the two may come from different copies of
// the package (from npm and by a script tag on one page), and `instanceof` would be false for a class of the other copy.

/** The shop's order, not validated yet, or the reason why there is none. */
export type Delivery = { readonly data: unknown } | { readonly error: ErrorShape }

export interface OverlayRequest {
  /**
   * All options as the shop passed them. Only the two that are named here have been checked; the overlay checks those that it uses, and
   * warns of unknown names. The address is absolute, and https or on this machine.
   */
  readonly options: {
    readonly publicKey: string
    readonly checkoutUrl: string
    readonly [name: string]: unknown
  }
  /** While a promise is pending, the overlay shows its waiting screen. The promise never rejects. */
  readonly data: Delivery | Promise<Delivery>
  /** Asks the shop for the order again, with a fresh reference. Absent where `data` is not a function. Never rejects. */
  renewData?(): Promise<Delivery>
  /** Returns what the page's callback returned, or undefined where the page has none (follow-redirect.ts). */
  onEvent(event: OverlayEvent): unknown
}

export type OverlayOutcome =
  | SuccessOutcome
  | PendingOutcome
  | CancelledOutcome
  | { readonly status: 'failed'; readonly error: ErrorShape; readonly reference?: string }

/**
 * `success` comes when the lender agrees, while the overlay is still open. `end` comes exactly once, when everything is removed from the
 * page; only warnings may follow. `redirect` is the validated address of the order, with the references added; the overlay itself takes
 * the page there. openOverlay() adds the payloads for the callbacks.
 */
export type OverlayEvent =
  | { readonly type: 'load' | 'open' }
  | { readonly type: 'warning'; readonly message: string }
  | {
      readonly type: 'success'
      readonly outcome: SuccessOutcome
      readonly redirect?: string
      readonly payload?: SuccessPayload
    }
  | {
      readonly type: 'end'
      readonly outcome: OverlayOutcome
      /** Without the outcome, which the class adds, because its error must be an instance of the class's own KlumpError. */
      readonly payload?: Omit<ClosePayload, 'outcome'>
    }

export interface OverlayHandle {
  /** As if the shopper had pressed the close button: asks where something would be lost, refuses while locked. */
  close(): void
  /** Ends this opening now, without asking. The overlay stays while another opening shares it. */
  destroy(): void
}

export interface OverlayModule {
  /** Loads the checkout before an opening (preloaded-frame.ts). Returns how to remove it again. */
  preloadFrame(document: Document, checkoutUrl: string): () => void
  openOverlay(request: OverlayRequest): OverlayHandle
}
