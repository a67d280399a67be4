import type { ErrorShape } from '../errors/klump-error.ts'
import type { ClosePayload, SuccessPayload } from '../protocol/payloads.ts'
import type { CancelledOutcome, PendingOutcome, SuccessOutcome } from '../protocol/outcome.ts'

// What the class and the overlay's chunk say to each other. Types only, and no class: the chunk may come from another
// copy of the package than the class does (a module and a script tag on one page), where `instanceof` would be wrong.

/** The shop's order as it came, or why it did not come. */
export type Delivery = { readonly data: unknown } | { readonly error: ErrorShape }

export interface OverlayRequest {
  /**
   * All of them, as the shop passed them, but for these two, which were checked: the overlay checks those that it uses, and warns
   * of a name that nobody reads. The address is absolute; https, or http on this machine.
   */
  readonly options: {
    readonly publicKey: string
    readonly checkoutUrl: string
    readonly [name: string]: unknown
  }
  /** A promise shows the skeleton until it settles; it never rejects. */
  readonly data: Delivery | Promise<Delivery>
  /** Asks for the order again, under a fresh reference. Absent where the shop passed no function. Never rejects. */
  askAgain?(): Promise<Delivery>
  /** What it returns stands for what the page's callback returned; undefined where the page has none (follow-redirect.ts). */
  onEvent(event: OverlayEvent): unknown
}

export type OverlayOutcome =
  | SuccessOutcome
  | PendingOutcome
  | CancelledOutcome
  | { readonly status: 'failed'; readonly error: ErrorShape; readonly reference?: string }

/**
 * `success` comes when the lender agrees, with the overlay still open. `end` comes exactly once and last but for warnings, with
 * everything already removed from the page. `redirect` is the order's own address, checked, with the references added; the overlay
 * itself leads the page there. The payloads of callbacks are put in last, by openOverlay().
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
      /** Without the outcome, which the class adds: it holds an error of its own class. */
      readonly payload?: Omit<ClosePayload, 'outcome'>
    }

export interface OverlayHandle {
  /** As if the shopper had pressed the close button: asks where something would be lost, refuses while locked. */
  close(): void
  /** Ends this opening now, without asking. The overlay stays while another opening shares it. */
  destroy(): void
}

export interface OverlayModule {
  /** Loads the checkout ahead of an opening (preloaded-frame.ts); returns how to take it off the page again. */
  preloadFrame(document: Document, checkoutUrl: string): () => void
  openOverlay(request: OverlayRequest): OverlayHandle
}
