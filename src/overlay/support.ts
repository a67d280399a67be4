// Loaded with the class, before the overlay: imports nothing.

/** Whether this is a browser that can show the overlay; asked before anything is fetched. */
export function isSupported(): boolean {
  if (typeof document === 'undefined' || typeof MessageChannel === 'undefined') return false
  if (typeof HTMLDialogElement === 'undefined') return false
  return 'adoptedStyleSheets' in document && 'showModal' in HTMLDialogElement.prototype
}

/** Whether the device says that it has no network. */
export function isOffline(): boolean {
  return typeof navigator === 'object' && !navigator.onLine
}

export const UNSUPPORTED = 'Klump needs a browser with <dialog>, adoptedStyleSheets and MessageChannel.'
