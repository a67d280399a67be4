// Loaded with the class, before the overlay: imports nothing.

/** Whether this browser can show the overlay; asked before anything is fetched. */
export function isModern(): boolean {
  const { document, HTMLDialogElement: Dialog } = globalThis
  if (!document || !Dialog) return false
  return 'adoptedStyleSheets' in document && 'showModal' in Dialog.prototype && 'inert' in Dialog.prototype
}

/** Whether the device says that it has no network. */
export function isOffline(): boolean {
  return typeof navigator === 'object' && !navigator.onLine
}
