/** The addresses and the key that a page uses. */
export interface Places {
  /** Klump's origin: script and checkout. */
  klump: string
  /** The shop's own origin. It also serves the script, for shops that host it themselves. */
  shop: string
  publicKey: string
}

/** A shop's page with difficult conditions, on which the checkout must work. */
export interface ShopPage {
  /** Completes the title "a page with ...". It is also the page's address. */
  name: string
  headers?: (places: Places) => Record<string, string>
  /** The whole document. Files under /own/ come from this folder's `own`. */
  html: (places: Places, path?: string) => string
  /** Further addresses of the document. */
  paths?: readonly string[]
  /** A fixture beside this file that the page loads as /bundle.js. */
  bundle?: string
}

interface Parts {
  /** The start of the document with the doctype, by default the modern one. */
  doctype?: string
  htmlAttributes?: string
  head?: string
  /** The content of <main>, by default the page's own button `#pay`. */
  main?: string
  body?: string
  /** The tag of the shop's own script, by default the classic integration. */
  script?: (places: Places) => string
}

/** Klump's script from Klump's origin and the shop's own script, as the documentation says. */
export const classicTag = ({ klump }: Places): string =>
  `<script src="${klump}/klump.js" defer></script><script src="/own/pay.js" defer></script>`

const BUTTON = '<h1>Shop</h1><p><button id="pay" type="button">Pay with Klump</button></p>'

/** A page that sells one thing. The parts that a test passes replace those of a harmless page. */
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
