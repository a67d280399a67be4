// Loaded with the class, before the overlay: imports nothing.

/** Whether this browser can show the overlay; asked before anything is fetched. */
export function isModern(): boolean {
  // In a browser without dialogs an element of that name is found, and has no prototype.
  const dialog = globalThis.HTMLDialogElement?.prototype
  return (
    !!(globalThis.document && dialog) &&
    'adoptedStyleSheets' in document &&
    'showModal' in dialog &&
    'inert' in dialog
  )
}

/** Whether the device says that it has no network. */
export function isOffline(): boolean {
  return typeof navigator === 'object' && !navigator.onLine
}
