import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { shopPage, type ShopPage } from '../shop-page.ts'

const { resolve } = createRequire(import.meta.url)
const library = (name: string) => readFileSync(resolve(name), 'utf8')

const own = '<script src="/own/pay.js"></script>'
const tag = (attributes: string) =>
  shopPage({ script: ({ klump }) => `<script src="${klump}/klump.js" ${attributes}></script>${own}` })
/** Adds the script from code, as tag managers and old plugins do. */
const injected = (when: string) =>
  shopPage({
    script: ({ klump }) => `${own}<script>
      ${when}(() => {
        const script = document.createElement('script')
        script.src = '${klump}/klump.js'
        document.head.append(script)
      })
    </script>`,
  })
/** Elements in a visitor's review that shadow what our code reads of the document, except what the test's driver needs. */
const OF_A_STRANGER =
  'currentScript hidden visibilityState adoptedStyleSheets baseURI requestIdleCallback navigation'
    .split(' ')
    .map((name) => `<img name="${name}" src="data:," alt="" hidden>`)
    .join('')

/** Shops that load the script in different ways. */
export const loadingShops: readonly ShopPage[] = [
  { name: 'the script before the body', html: tag('') },
  { name: 'the script with defer', html: tag('defer') },
  { name: 'the script with async', html: tag('async') },
  { name: 'the script as a module', html: tag('type="module" crossorigin') },
  {
    name: 'the script twice',
    html: shopPage({
      script: ({ klump }) => `<script src="${klump}/klump.js"></script>`.repeat(2) + own,
    }),
  },
  {
    name: 'the script injected after DOMContentLoaded',
    html: injected(`(then => addEventListener('DOMContentLoaded', then))`),
  },
  {
    name: 'the script injected by a tag manager after load',
    html: injected(`(then => addEventListener('load', () => setTimeout(then, 50)))`),
  },
  {
    name: 'RequireJS, which must not swallow the name',
    html: shopPage({
      script: ({ klump }) =>
        `<script>${library('requirejs/require.js')}</script><script src="${klump}/klump.js"></script>${own}`,
    }),
  },
  {
    name: 'RequireJS that loads the script itself',
    html: shopPage({
      script: ({ klump }) => `${own}<script>${library('requirejs/require.js')}</script>
        <script>require(['${klump}/klump.js'], () => {})</script>`,
    }),
  },
  {
    name: 'an element whose id is Klump',
    html: shopPage({ body: '<div id="Klump"></div>' }),
  },
  {
    name: 'a form that is named Klump and pictures that are named like what we read',
    html: shopPage({
      head: `<form name="Klump"><input name="preload"><input name="queue"></form>${OF_A_STRANGER}`,
    }),
  },
  {
    name: 'scripts that are none before ours, a module',
    html: shopPage({
      script: ({ klump }) =>
        `<script type="text/plain" src="/elsewhere/klump.js"></script><template><script src="/elsewhere/klump.js"></script></template>
        <script src="${klump}/klump.js" type="module" crossorigin></script>${own}`,
    }),
  },
]

/** Shops that draw their next page into the current document. The link to it is `#next`. */
export const swappingShops: readonly ShopPage[] = [
  swapping('Turbo', '@hotwired/turbo/dist/turbo.es2017-umd.js', '<a id="next" href="/?next">Next</a>'),
  swapping('htmx', 'htmx.org/dist/htmx.min.js', '<a id="next" href="/?next" hx-boost="true">Next</a>'),
]

function swapping(name: string, file: string, link: string): ShopPage {
  return { name, html: shopPage({ head: `<script>${library(file)}</script>`, body: link }) }
}

/** A page with the script from Klump and, as `fromNpm`, the package. */
export const twoCopies: ShopPage = {
  name: 'two copies',
  html: shopPage({
    body: `<script type="module">
        import { Klump } from '/klump/index.js'
        window.fromNpm = Klump
      </script>`,
  }),
}

/** Opens a checkout with the second copy, and returns the error code. Runs in the page. */
export async function secondOpening(): Promise<string> {
  const { fromNpm: Npm } = window as unknown as { fromNpm: NonNullable<typeof window.Klump> }
  const publicKey = document.querySelector('meta[name=klump-public-key]')?.getAttribute('content') ?? ''
  const checkoutUrl = document.querySelector('meta[name=klump-checkout]')?.getAttribute('content') ?? ''
  const outcome = await new Npm({ publicKey, checkoutUrl, data: window.shop.order() }).result
  return outcome.status === 'failed' ? outcome.error.code : outcome.status
}
