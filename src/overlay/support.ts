import type { ErrorShape } from '../errors/klump-error.ts'

// Loaded with the class, before the overlay: imports nothing.

/** Why the overlay cannot be shown in this browser or on this page; asked before anything is fetched. */
export function unsupported(): ErrorShape | undefined {
  if (!isModern()) return { code: 'unsupported_browser', message: BROWSER }
  // Of a file, and of a frame that is sandboxed. A frame in there has no origin either, so nothing shows who says hello.
  if (globalThis.origin === 'null' || globalThis.location?.protocol === 'file:')
    return { code: 'opaque_origin', message: ORIGIN }
  return undefined
}

function isModern(): boolean {
  if (typeof document === 'undefined' || typeof MessageChannel === 'undefined') return false
  if (typeof HTMLDialogElement === 'undefined') return false
  const { prototype } = HTMLDialogElement
  return 'adoptedStyleSheets' in document && 'showModal' in prototype && 'inert' in prototype
}

/** Whether the device says that it has no network. */
export function isOffline(): boolean {
  return typeof navigator === 'object' && !navigator.onLine
}

const BROWSER = 'Klump needs a browser with <dialog>, inert, adoptedStyleSheets and MessageChannel.'
const ORIGIN = 'This page has no origin: serve it over http(s), or give its sandbox allow-same-origin.'
