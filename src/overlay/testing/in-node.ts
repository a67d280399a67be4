import { vi } from 'vitest'

/** As much of a browser as the class asks for, in Node; the overlay itself is the test's to bring. Undone by vi.unstubAllGlobals(). */
export function asInBrowser(): void {
  const document = Object.assign(new EventTarget(), { adoptedStyleSheets: [], visibilityState: 'visible' })
  vi.stubGlobal('document', document)
  vi.stubGlobal('navigator', { onLine: true })
  vi.stubGlobal('HTMLDialogElement', { prototype: { showModal() {}, inert: false } })
}
