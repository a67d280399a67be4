import type { CancelledOutcome, FailedOutcome, PendingOutcome, SuccessOutcome } from './outcome.ts'

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

type Made = SuccessOutcome | PendingOutcome

function transaction({ reference, merchantReference }: Made): TransactionPayload {
  return { reference, ...(merchantReference !== undefined && { merchant_reference: merchantReference }) }
}

function successPayload(flat: TransactionPayload): SuccessPayload {
  // Each level is an object of its own: a shop that changes one does not change the others.
  return {
    ...flat,
    data: { ...flat, type: 'SUCCESS', data: { status: 'successful', data: { ...flat } } },
  }
}

/** What `onSuccess` gets, if it is called, and `onClose`, but for the outcome itself. */
export interface Payloads {
  readonly success: SuccessPayload | undefined
  readonly close: Partial<TransactionPayload> & Pick<ClosePayload, 'status' | 'type'>
}

const TYPES = { success: 'SUCCESS', pending: 'PENDING', failed: 'ERROR', cancelled: 'CANCELLED' } as const

export function payloadsOf(
  outcome: Made | { readonly status: 'failed' } | { readonly status: 'cancelled' },
): Payloads {
  const type = TYPES[outcome.status]
  if (outcome.status === 'failed' || outcome.status === 'cancelled')
    return { success: undefined, close: { status: true, type } }
  const flat = transaction(outcome)
  const close = { status: true, type, ...flat } as const
  return { close, success: outcome.status === 'success' ? successPayload(flat) : undefined }
}
