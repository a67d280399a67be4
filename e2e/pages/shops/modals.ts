import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { shopPage, type ShopPage } from '../shop-page.ts'

const { resolve } = createRequire(import.meta.url)
const bootstrapCss = readFileSync(resolve('bootstrap/dist/css/bootstrap.min.css'), 'utf8')

const bundled = '<script src="/bundle.js"></script>'

const NATIVE = `<button id="open" onclick="basket.showModal()">Open the basket</button>
<dialog id="basket" aria-label="Your basket">
  <input aria-label="Note" /><button id="pay" type="button">Pay with Klump</button>
  <button onclick="basket.close()">Close the basket</button>
</dialog>`

const BOOTSTRAP = `<button id="open">Open the basket</button>
<div class="modal" id="basket" tabindex="-1" role="dialog" aria-label="Your basket"><div class="modal-dialog"><div class="modal-content">
  <input aria-label="Note" /><button id="pay" type="button">Pay with Klump</button>
  <button data-bs-dismiss="modal">Close the basket</button>
</div></div></div>${bundled}`

/** Shops whose button `#pay` is in a modal of their own, with a text field. */
export const modalShops: readonly ShopPage[] = [
  { name: 'a native dialog', html: shopPage({ main: NATIVE }) },
  {
    name: 'Bootstrap’s modal',
    bundle: 'modals/bootstrap.ts',
    html: shopPage({ head: `<style>${bootstrapCss}</style>`, main: BOOTSTRAP }),
  },
  { name: 'MUI’s dialog', bundle: 'modals/mui.tsx', html: shopPage({ main: '', body: bundled }) },
  { name: 'Radix’ dialog', bundle: 'modals/radix.tsx', html: shopPage({ main: '', body: bundled }) },
  {
    name: 'Headless UI’s dialog',
    bundle: 'modals/headless.tsx',
    html: shopPage({ main: '', body: bundled }),
  },
]

/** Counts every key event that the page receives. */
export const hotkeyShop: ShopPage = {
  name: 'hotkeys',
  html: shopPage({
    body: `<p id="fired">0</p><script>
      for (const type of ['keydown', 'keypress', 'keyup'])
        for (const target of [document, window, document.documentElement])
          target.addEventListener(type, () => (fired.textContent = Number(fired.textContent) + 1))
    </script>`,
  }),
}

/** A page with a scroll library that listens to the wheel everywhere. */
export const smoothShop: ShopPage = {
  name: 'smooth scroll',
  bundle: 'modals/smooth-scroll.ts',
  html: shopPage({ body: `<div style="height: 5000px"></div>${bundled}` }),
}
