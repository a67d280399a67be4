import type { KlumpError } from './errors/klump-error.ts'
import { isThenable } from './overlay/delivery.ts'
import type {
  CancelledOutcome,
  FailedOutcome,
  Outcome,
  PendingOutcome,
  SuccessOutcome,
} from './protocol/outcome.ts'

/** What `onLoad` gets: the checkout has answered. */
export interface LoadPayload {
  readonly status: true
  readonly type: 'LOAD'
}

/** What `onOpen` gets: the first screen is drawn. */
export interface OpenPayload {
  readonly status: true
  readonly type: 'OPEN'
}

/** The references of a transaction, flat: existing integrations spread this into a form post. */
export interface TransactionPayload {
  /** Klump's reference, `KLP-1662-348036-0961`: the one thing to send to your server, which verifies it. */
  readonly reference: string
  /** Your own reference, when the order had one. */
  readonly merchant_reference?: string
}

/** What `onSuccess` gets. `reference` is enough; the depths below it are those that integrations in the field read. */
export interface SuccessPayload extends TransactionPayload {
  readonly data: TransactionPayload & {
    readonly type: 'SUCCESS'
    readonly data: { readonly status: 'successful'; readonly data: TransactionPayload }
  }
}

/** What `onClose` gets: the last word of every opening, and how it ended. */
export type ClosePayload =
  | (TransactionPayload & {
      readonly status: true
      readonly type: 'SUCCESS'
      readonly outcome: SuccessOutcome
    })
  | (TransactionPayload & {
      readonly status: true
      readonly type: 'PENDING'
      readonly outcome: PendingOutcome
    })
  | { readonly status: true; readonly type: 'ERROR'; readonly outcome: FailedOutcome }
  | { readonly status: true; readonly type: 'CANCELLED'; readonly outcome: CancelledOutcome }

/**
 * The callbacks, in the order in which they come: `onLoad`, `onOpen`, then `onSuccess` or `onError` or neither, then `onClose`;
 * each at most once for an opening. One that throws or rejects is reported to the console and changes nothing else.
 * Their return value is not used.
 */
export interface KlumpCallbacks {
  /** The checkout has loaded and read the order. Does not come when it never loads. */
  onLoad?: ((payload: LoadPayload) => unknown) | undefined
  /** The shopper sees the first screen. Does not come when the opening ends before that. */
  onOpen?: ((payload: OpenPayload) => unknown) | undefined
  /** The lender agreed. Send `reference` to your server and let it verify: a browser proves nothing. */
  onSuccess?: ((payload: SuccessPayload) => unknown) | undefined
  /** It failed: `error.code` says why, `error.recoverable` whether opening again can help. */
  onError?: ((error: KlumpError) => unknown) | undefined
  /**
   * The overlay is gone: once for each opening, whatever happened before, also when nothing was shown. `type` is `SUCCESS`,
   * `PENDING` (the lender decides later: keep the order), `ERROR` or `CANCELLED` (the shopper left).
   */
  onClose?: ((payload: ClosePayload) => unknown) | undefined
}

type CallbackName = keyof KlumpCallbacks
type PayloadOf<Name extends CallbackName> = Parameters<NonNullable<KlumpCallbacks[Name]>>[0]

export const LOADED: LoadPayload = Object.freeze({ status: true, type: 'LOAD' })
export const OPENED: OpenPayload = Object.freeze({ status: true, type: 'OPEN' })

type Referenced = { readonly reference: string; readonly merchantReference?: string }

function transaction({ reference, merchantReference }: Referenced): TransactionPayload {
  return { reference, ...(merchantReference !== undefined && { merchant_reference: merchantReference }) }
}

export function successPayload(outcome: Referenced): SuccessPayload {
  const flat = transaction(outcome)
  // Each level is an object of its own: a shop that changes one does not change the others.
  return {
    ...flat,
    data: { ...flat, type: 'SUCCESS', data: { status: 'successful', data: { ...flat } } },
  }
}

export function closePayload(outcome: Outcome): ClosePayload {
  const status = true
  if (outcome.status === 'failed') return { status, type: 'ERROR', outcome }
  if (outcome.status === 'cancelled') return { status, type: 'CANCELLED', outcome }
  const references = transaction(outcome)
  if (outcome.status === 'success') return { status, type: 'SUCCESS', ...references, outcome }
  return { status, type: 'PENDING', ...references, outcome }
}

/** Calls one callback, if there is one, so that whatever it does cannot disturb the opening. */
export function call<Name extends CallbackName>(
  callbacks: KlumpCallbacks,
  name: Name,
  payload: PayloadOf<Name>,
): void {
  const callback: unknown = callbacks[name]
  if (typeof callback !== 'function') return
  const complain = (error: unknown) => tell('error', `Klump: your ${name} callback failed.`, error)
  try {
    const returned: unknown = callback.call(callbacks, payload)
    if (isThenable(returned)) returned.then(undefined, complain)
  } catch (error) {
    complain(error)
  }
}

/** The one place that writes to the console: for the shop's developer, never with what a shopper typed or a key. */
export function tell(level: 'error' | 'warn', ...what: readonly unknown[]): void {
  try {
    // oxlint-disable-next-line no-console -- a mistake in the shop's code has no other place to be seen
    console[level](...what)
  } catch {
    // A page without a console, or with one that throws, still gets its outcome.
  }
}
