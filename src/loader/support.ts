// Part of klump.js, which loads with the page: imports nothing.

/** Whether this browser can show the overlay. Checked before anything is fetched. */
export function isModern(): boolean {
  // In a browser without dialogs, `HTMLDialogElement` may be an element of the page with that id, which has no prototype.
  const dialog = globalThis.HTMLDialogElement?.prototype
  return (
    !!(globalThis.document && dialog) &&
    'adoptedStyleSheets' in document &&
    'showModal' in dialog &&
    'inert' in dialog
  )
}

/** Whether the device reports that it has no network. */
export function isOffline(): boolean {
  return typeof navigator === 'object' && !navigator.onLine
}
