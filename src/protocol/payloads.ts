import type { CancelledOutcome, FailedOutcome, PendingOutcome, SuccessOutcome } from './outcome.ts'

/** The payload of `onLoad`: the checkout has answered. */
export interface LoadPayload {
  readonly status: true
  readonly type: 'LOAD'
  /** What Klump's earlier script passes. */
  readonly data: { readonly status: true; readonly type: 'LOADING' }
}

/** The payload of `onOpen`: the first screen is drawn. */
export interface OpenPayload {
  readonly status: true
  readonly type: 'OPEN'
  readonly data: { readonly status: true; readonly type: 'OPEN' }
}

/** The references of a transaction, flat: existing integrations spread this into a form post. */
export interface TransactionPayload {
  /** Klump's reference, `KLP-1662-348036-0961`: the one thing to send to your server, which verifies it. */
  readonly reference: string
  /** Your own reference, when the order had one. */
  readonly merchant_reference?: string
}

/**
 * The payload of `onSuccess`. Only `reference` is needed. The nested copies are for existing integrations, which read it at several depths.
 */
export interface SuccessPayload extends TransactionPayload {
  readonly data: TransactionPayload & {
    readonly type: 'SUCCESS'
    readonly status: 'successful'
    readonly data: TransactionPayload & {
      readonly status: 'successful'
      readonly data: TransactionPayload & {
        /** The order's own `redirect_url` with the references, where it has one. */
        readonly redirect_url?: string
      }
    }
  }
}

type CloseType = 'SUCCESS' | 'PENDING' | 'ERROR' | 'CANCELLED'

/** How the opening ended, in every payload of `onClose`. */
export interface CloseDetails<Type extends CloseType, Ended> {
  readonly status: true
  readonly type: Type
  readonly outcome: Ended
  /** The same, nested as Klump's earlier script does it. */
  readonly data: { readonly status: true; readonly type: Type } & Partial<TransactionPayload>
}

/** The payload of `onClose`: how the opening ended. */
export type ClosePayload =
  | (TransactionPayload & CloseDetails<'SUCCESS', SuccessOutcome>)
  | (TransactionPayload & CloseDetails<'PENDING', PendingOutcome>)
  | CloseDetails<'ERROR', FailedOutcome>
  | CloseDetails<'CANCELLED', CancelledOutcome>

type Made = SuccessOutcome | PendingOutcome

/** The references of an outcome, under the names that Klump gives them. */
export function transaction({ reference, merchantReference }: Made): TransactionPayload {
  return { reference, ...(merchantReference !== undefined && { merchant_reference: merchantReference }) }
}

export function successPayload(outcome: SuccessOutcome, redirect: string | undefined): SuccessPayload {
  const flat = transaction(outcome)
  const status = 'successful'
  // Each level is an object of its own: a shop that changes one does not change the others.
  const innermost = { ...flat, ...(redirect !== undefined && { redirect_url: redirect }) }
  return { ...flat, data: { ...flat, type: 'SUCCESS', status, data: { ...flat, status, data: innermost } } }
}

const TYPES = { success: 'SUCCESS', pending: 'PENDING', failed: 'ERROR', cancelled: 'CANCELLED' } as const

/** The payload of `onClose` without the outcome. */
export function closePayload(
  outcome: Made | { readonly status: 'failed' } | { readonly status: 'cancelled' },
): Omit<ClosePayload, 'outcome'> {
  const made = outcome.status === 'success' || outcome.status === 'pending'
  const flat = { status: true, type: TYPES[outcome.status], ...(made && transaction(outcome)) } as const
  return { ...flat, data: { ...flat } }
}
