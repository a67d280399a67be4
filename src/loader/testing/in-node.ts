import { vi } from 'vitest'

/** As much of a browser as the class asks for, in Node; the overlay itself is the test's to bring. Undone by vi.unstubAllGlobals(). */
export function asInBrowser(): void {
  class Page extends EventTarget {}
  Object.assign(Page.prototype, { adoptedStyleSheets: [], visibilityState: 'visible', hidden: false })
  vi.stubGlobal('document', new Page())
  vi.stubGlobal('navigator', { onLine: true })
  vi.stubGlobal('HTMLDialogElement', { prototype: { showModal() {}, inert: false } })
}
