import { vi } from 'vitest'

/** Stubs what the class reads of a browser, in Node. The test itself brings an overlay. Undone by vi.unstubAllGlobals(). */
export function asInBrowser(): void {
  class Page extends EventTarget {}
  Object.assign(Page.prototype, { adoptedStyleSheets: [], visibilityState: 'visible', hidden: false })
  vi.stubGlobal('document', new Page())
  vi.stubGlobal('navigator', { onLine: true })
  vi.stubGlobal('HTMLDialogElement', { prototype: { showModal() {}, inert: false } })
}
