import { shopPage, type ShopPage } from '../shop-page.ts'

/** Each takes away, before any script of the page, what a browser of another year does not have. */
const MISSING = {
  '<dialog>': () => Reflect.deleteProperty(globalThis, 'HTMLDialogElement'),
  'showModal()': () => Reflect.deleteProperty(HTMLDialogElement.prototype, 'showModal'),
  inert: () => Reflect.deleteProperty(HTMLElement.prototype, 'inert'),
  'constructed style sheets': () => {
    for (const { prototype } of [Document, ShadowRoot])
      Reflect.deleteProperty(prototype, 'adoptedStyleSheets')
  },
}

/** The same shop in browsers of other years, by the name of what each lacks. */
export const oldBrowserShops: readonly ShopPage[] = Object.entries(MISSING).map(([name, take]) => ({
  name,
  html: shopPage({ head: `<script>(${take.toString()})()</script>` }),
}))
