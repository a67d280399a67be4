import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { shopPage, type ShopPage } from '../shop-page.ts'

const { resolve } = createRequire(import.meta.url)
const library = (name: string) => readFileSync(resolve(name), 'utf8')
const paths = ['/cart', '/thanks']

// Higher than a window, so that the page can scroll.
const main =
  '<p><button id="pay" type="button" style="position: fixed">Pay with Klump</button></p><div id="app"></div>'
const style = '<style>body { height: 4000px }</style>'
const bundled = '<script src="/bundle.js"></script>'

/** A page that requests each route from its server, and draws the answer. */
const TURBO = `
  const moves = []
  window.app = {
    moves,
    go: (path) => Turbo.visit(path),
    drawn: () => document.querySelector('h1').dataset.route,
  }
  for (const name of ['visit', 'before-fetch-request', 'render', 'load'])
    document.addEventListener('turbo:' + name, () => moves.push(name + ' ' + location.pathname))
  document.addEventListener('turbo:before-render', () => window.shop.klump?.destroy())`

const OWN = `
  const moves = []
  const draw = () => {
    if (location.pathname !== '/cart') window.shop?.klump?.destroy()
    moves.push('draws ' + location.pathname)
    document.querySelector('#app').textContent = location.pathname
  }
  window.app = {
    moves,
    go(path) {
      history.pushState({ path }, '', path)
      draw()
    },
    drawn: () => document.querySelector('#app').textContent,
  }
  addEventListener('popstate', draw)
  draw()`

const HASH = `
  const moves = []
  const draw = () => {
    const route = location.hash.slice(1) || '/'
    if (route !== '/cart') window.shop?.klump?.destroy()
    moves.push('draws ' + route)
    document.querySelector('#app').textContent = route
  }
  window.app = {
    moves,
    go: (path) => { location.hash = path },
    drawn: () => document.querySelector('#app').textContent,
  }
  addEventListener('hashchange', draw)
  addEventListener('popstate', () => moves.push('popstate'))
  draw()`

/** Shops in which a router in the page draws `/`, `/cart` and `/thanks` (routers/app.d.ts). Leaving `/cart` destroys the checkout. */
export const routedShops: readonly ShopPage[] = [
  {
    name: 'React Router',
    bundle: 'routers/react-router.tsx',
    paths,
    html: shopPage({ head: style, main, body: bundled }),
  },
  {
    name: 'Vue Router',
    bundle: 'routers/vue-router.ts',
    paths,
    html: shopPage({ head: style, main, body: bundled }),
  },
  {
    name: 'Turbo',
    paths,
    html: (places, path = '/') =>
      shopPage({
        head: `${style}<script>${library('@hotwired/turbo/dist/turbo.es2017-umd.js')}</script><script>${TURBO}</script>`,
        main: `${main}<h1 data-route="${path}">${path}</h1>`,
      })(places),
  },
  {
    name: 'a listener of popstate',
    paths,
    html: shopPage({ head: style, main, body: `<script>${OWN}</script>` }),
  },
  {
    name: 'its routes in the hash',
    html: shopPage({ head: style, main, body: `<script>${HASH}</script>` }),
  },
]
