import type { KlumpError } from '../errors/klump-error.ts'
import type { ClosePayload, LoadPayload, OpenPayload, SuccessPayload } from '../protocol/payloads.ts'
import { Promise } from '../shared/promise.ts'

/**
 * The callbacks, in the order in which they are called: `onLoad`, `onOpen`, then `onSuccess` or `onError` or neither, then `onClose`. Each
 * is called at most once for an opening. One that throws or rejects is reported to the console and changes nothing else. The order's
 * `redirect_url` waits for a promise that `onSuccess` or `onClose` returns, at most 15 s.
 */
export interface KlumpCallbacks {
  /** The checkout has loaded and read the order. Not called when the checkout never loads. */
  onLoad?: ((payload: LoadPayload) => unknown) | undefined
  /** The shopper sees the first screen. Not called when the opening ends before that. */
  onOpen?: ((payload: OpenPayload) => unknown) | undefined
  /**
   * The lender agreed. Called at once, while the overlay still shows its last screen. Send `reference` to your server and verify it there:
   * what a browser sends proves nothing.
   */
  onSuccess?: ((payload: SuccessPayload) => unknown) | undefined
  /** The opening failed. `error.code` states why; `error.recoverable` states whether opening again can help. */
  onError?: ((error: KlumpError) => unknown) | undefined
  /**
   * The overlay is gone. Called once for each opening, also when nothing was shown. Not called when `close()` or `destroy()` ends the
   * opening in the turn of `open()`. `type` is `SUCCESS`, `PENDING` (the lender decides later: keep the order), `ERROR` or `CANCELLED`
   * (the shopper left).
   */
  onClose?: ((payload: ClosePayload) => unknown) | undefined
}

type CallbackName = keyof KlumpCallbacks
type PayloadOf<Name extends CallbackName> = Parameters<NonNullable<KlumpCallbacks[Name]>>[0]

/**
 * Calls one callback, if there is one. An error that it throws does not reach the opening. The promise resolves with what the callback
 * returned, and never rejects.
 */
export function call<Name extends CallbackName>(
  callbacks: KlumpCallbacks,
  name: Name,
  payload: PayloadOf<Name>,
): Promise<unknown> | undefined {
  const callback: unknown = callbacks[name]
  if (typeof callback !== 'function') return undefined
  // Inside a promise, so that a callback that throws and one whose promise rejects are reported in the same place.
  return new Promise((resolve) => resolve(callback.call(callbacks, payload))).catch((error: unknown) =>
    log('error', `Klump: your ${name} callback failed.`, error),
  )
}

/** Writes to the console, for the shop's developer. All console output of the class goes through here. */
export function log(level: 'error' | 'warn', ...what: readonly unknown[]): void {
  try {
    // oxlint-disable-next-line no-console -- a mistake in the shop's code has no other place to be seen
    console[level](...what)
  } catch {
    // A page that has no console, or one that throws, still gets its outcome.
  }
}
