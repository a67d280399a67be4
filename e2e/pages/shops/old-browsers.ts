import { shopPage, type ShopPage } from '../shop-page.ts'

/** Each removes, before any script of the page, a feature that an older browser lacks. */
const MISSING = {
  '<dialog>': () => Reflect.deleteProperty(globalThis, 'HTMLDialogElement'),
  'showModal()': () => Reflect.deleteProperty(HTMLDialogElement.prototype, 'showModal'),
  inert: () => Reflect.deleteProperty(HTMLElement.prototype, 'inert'),
  'constructed style sheets': () => {
    for (const { prototype } of [Document, ShadowRoot])
      Reflect.deleteProperty(prototype, 'adoptedStyleSheets')
  },
}

/** The same shop in older browsers, each named by its missing feature. */
export const oldBrowserShops: readonly ShopPage[] = Object.entries(MISSING).map(([name, take]) => ({
  name,
  html: shopPage({ head: `<script>(${take.toString()})()</script>` }),
}))
