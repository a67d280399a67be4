import type { Places } from '../pages/shop-page.ts'

/*
 * Pages as shops have them today, for Klump's present script. Only the script's address is changed. Each runs with the script in the
 * head (`defer`) and with one that a tag manager loads later.
 */
export interface OldPage {
  /** Completes the title "an old page with ...". */
  readonly name: string
  readonly body: string
  /** The shop's own script, at the end of the body. */
  readonly script: string
  /** The element that the shopper clicks, where it is not Klump's button. */
  readonly click?: string
  /** The page's record (`said`) where no checkout may open. */
  readonly says?: readonly string[]
  /** Parts of the expected console warnings. */
  readonly warns?: readonly string[]
  /** The number of Klump's buttons, by default one. */
  readonly buttons?: number
}

const CONTAINER = '<div id="klump__checkout"></div>'
const ON_CLICK = `document.getElementById('klump__checkout').addEventListener('click', pay)`

export const OLD_PAGES: readonly OldPage[] = [
  { name: 'the documented container and handler', body: CONTAINER, script: ON_CLICK },
  {
    name: 'a handler in the markup',
    body: '<div id="klump__checkout" onclick="pay()"></div>',
    script: '',
  },
  {
    name: 'a handler on the document, and a container that comes later',
    body: '<div id="app"></div>',
    script: `
      document.addEventListener('click', (event) => {
        if (event.target.closest('#klump__checkout')) pay()
      })
      later(() => (document.getElementById('app').innerHTML = '${CONTAINER}'))`,
  },
  {
    name: 'a container that is drawn anew',
    body: `<div id="app">${CONTAINER}</div>`,
    script: `
      const draw = () => {
        document.getElementById('app').innerHTML = '${CONTAINER}'
        ${ON_CLICK}
      }
      draw()
      later(draw)`,
  },
  {
    name: 'a container that is emptied by the page',
    body: CONTAINER,
    script: `${ON_CLICK}
      later(() => (document.getElementById('klump__checkout').innerHTML = ''))`,
  },
  {
    name: 'the container twice',
    body: CONTAINER + CONTAINER,
    script: `document.querySelectorAll('#klump__checkout').forEach((place) => place.addEventListener('click', pay))`,
    buttons: 2,
  },
  {
    name: 'a container inside a form',
    body: `<form onsubmit="said.push('submitted')">${CONTAINER}</form>`,
    script: ON_CLICK,
  },
  {
    name: 'a container that is hidden at first',
    body: `<div id="tab" style="display: none">${CONTAINER}</div>`,
    script: `${ON_CLICK}
      later(() => (document.getElementById('tab').style.display = 'block'))`,
  },
  {
    name: 'no container, and a button of its own',
    body: '<button id="own" type="button">Buy now, pay later</button>',
    script: `document.getElementById('own').onclick = pay`,
    click: '#own',
    buttons: 0,
  },
  {
    name: 'the container of the CMS plugins, which has a button of its own',
    body: '<div id="klump__cms__checkout"><button id="own" type="button">Place order</button></div>',
    script: `document.getElementById('own').onclick = pay`,
    click: '#own',
    buttons: 0,
  },
  {
    name: 'a script that is removed and appended again',
    body: CONTAINER,
    script: `${ON_CLICK}
      later(() => {
        const old = document.querySelector('script[src*="klump.js"]')
        const again = document.createElement('script')
        again.src = old.src
        old.remove()
        document.body.append(again)
      })`,
  },
  {
    name: 'methods that never existed',
    body: CONTAINER,
    script: `document.getElementById('klump__checkout').addEventListener('click', () => {
        const klump = pay()
        klump.setup()
        klump.show()
        klump.initialize()
      })`,
    warns: ['setup() does nothing', 'show() does nothing', 'initialize() does nothing'],
  },
  {
    name: 'prices as text and empty addresses',
    body: CONTAINER,
    script: `document.getElementById('klump__checkout').addEventListener('click', () => pay({
        amount: '197000.00', redirect_url: null, merchant_reference: Date.now(), phone: '+234 801 234 5678',
        items: [{ name: 'Sewing machine', unit_price: '197000', quantity: '1', image_url: '', item_url: null }],
      }))`,
  },
  {
    name: 'a sum that does not add up',
    body: CONTAINER,
    script: `document.getElementById('klump__checkout').addEventListener('click', () => pay({ amount: 200000 }))`,
    says: ['Error data data.amount: expected 197000 (items 197000), got 200000', 'close ERROR'],
  },
  {
    name: 'no items',
    body: CONTAINER,
    script: `document.getElementById('klump__checkout').addEventListener('click', () => pay({ items: [] }))`,
    says: ['Error data data.items: expected at least one item, got a list of 0', 'close ERROR'],
  },
]

/** The script that all of these shops have. */
const PAY = (publicKey: string) => `
  var said = []
  var settled = true
  // What a page does to itself when Klump's script is long there.
  function later(work) {
    settled = new Promise(function (resolve) {
      var timer = setInterval(function () {
        if (!window.Klump || document.readyState !== 'complete') return
        clearInterval(timer)
        setTimeout(function () { work(); resolve(true) }, 200)
      }, 10)
    })
  }
  function pay(more) {
    return new Klump({
      publicKey: '${publicKey}',
      data: Object.assign({
        amount: 197000, currency: 'NGN', email: 'ada@example.com', phone: '08012345678',
        merchant_reference: 'old-' + Math.random(),
        items: [{ name: 'Sewing machine', unit_price: 197000, quantity: 1 }],
      }, more && more.isTrusted === undefined ? more : {}),
      onLoad: function () {},
      onOpen: function () { said.push('open') },
      onSuccess: function (r) {
        said.push([r.data.data.data.reference, r.data.reference, r.reference].every((one) => /^KLP-/.test(one)))
        said.push(r.data.data.status + ' ' + r.data.type)
      },
      onError: function (e) { said.push((e instanceof Error ? 'Error ' : '') + e.type + ' ' + e.message) },
      onClose: function (e) { said.push('close ' + e.type) },
    })
  }`

export const LATE = 'late'
export const DEFER = 'defer'

export function oldPage({ body, script }: OldPage, when: typeof LATE | typeof DEFER) {
  return ({ klump, publicKey }: Places) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Shop</title>
    <link rel="icon" href="data:," />
    ${when === DEFER ? `<script src="${klump}/klump.js" defer></script>` : ''}
    <script>${PAY(publicKey)}</script>
  </head>
  <body>
    <h1>Shop</h1>
    ${body}
    <p>What comes after it.</p>
    <script>${script}</script>
    ${
      when === LATE
        ? `<script>addEventListener('load', () => setTimeout(() => {
             const script = document.createElement('script')
             script.src = '${klump}/klump.js'
             document.head.append(script)
           }, 100))</script>`
        : ''
    }
  </body>
</html>`
}
