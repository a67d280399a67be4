/** Where a page finds what it loads. */
export interface Places {
  /** Klump's origin: script and checkout. */
  klump: string
  /** The shop's own, where the page stands; it serves the script too, for shops that host it themselves. */
  shop: string
  publicKey: string
}

/** A page of a shop that makes it hard for us, and still wants to sell. */
export interface ShopPage {
  /** The sentence after "a page with ..."; also its address. */
  name: string
  headers?: (places: Places) => Record<string, string>
  /** The whole document. Anything under /own/ is served from this folder's `own`. */
  html: (places: Places, path?: string) => string
  /** Further addresses at which the document stands. */
  paths?: readonly string[]
  /** A fixture beside this file that the page loads, bundled, as /bundle.js. */
  bundle?: string
}

interface Parts {
  /** Before everything else, with the doctype; the modern one unless a page is from another time. */
  doctype?: string
  htmlAttributes?: string
  head?: string
  /** What is sold, in <main>: the page's own button `#pay`, unless a page puts it somewhere else. */
  main?: string
  body?: string
  /** The tag of the shop's own script; the classic integration unless a page does it differently. */
  script?: (places: Places) => string
}

/** Klump's script from Klump's origin and the shop's own beside it, as the documentation says. */
export const classicTag = ({ klump }: Places): string =>
  `<script src="${klump}/klump.js" defer></script><script src="/own/pay.js" defer></script>`

const BUTTON = '<h1>Shop</h1><p><button id="pay" type="button">Pay with Klump</button></p>'

/** A page that sells one thing; what a test gives makes it different from a harmless one. */
export function shopPage(parts: Parts): (places: Places) => string {
  const { doctype = '<!doctype html>', htmlAttributes = '', head = '', body = '', main = BUTTON } = parts
  const script = parts.script ?? classicTag
  return (places) => `${doctype}
<html lang="en" ${htmlAttributes}>
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="klump-public-key" content="${places.publicKey}" />
    <meta name="klump-checkout" content="${places.klump}/checkout/" />
    <title>Shop</title>
    <link rel="icon" href="data:," />
    ${head}
    ${script(places)}
  </head>
  <body>
    <main>${main}</main>
    ${body}
  </body>
</html>`
}
