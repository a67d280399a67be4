/** A shop's page with one button, whose script defines `pay()`; what `pay` opens covers the middle of the page. */
export interface ShopPage {
  readonly head?: string
  /** Visible from the start, above the products. */
  readonly above?: string
  readonly body?: string
}

/** Console messages of the probes: polling the page would slow down what is measured. */
export const PAINTED = 'bench: painted'
export const USABLE = 'bench: usable'

const PROBE = `
  const bench = (window.bench = { clicked: 0, painted: 0 })
  const now = () => performance.timeOrigin + performance.now()
  // Asked for in a frame's callback, this runs when that frame was painted, before whatever else is waiting by then.
  const afterPaint = (done) => void scheduler.postTask(done, { priority: 'user-blocking' })
  function look() {
    const top = document.elementFromPoint(innerWidth / 2, innerHeight / 2)
    if (top && top !== document.body && top !== document.documentElement && !top.closest('#shop')) afterPaint(() => { bench.painted = now(); console.debug('${PAINTED}') })
    else requestAnimationFrame(look)
  }
  addEventListener('click', (event) => {
    bench.clicked = performance.timeOrigin + event.timeStamp
    requestAnimationFrame(look)
  }, { capture: true, once: true })
`

/**
 * Runs in every frame inside another page: logs when the first thing that can be pressed there was painted. It observes changes and does
 * not poll: polling in each animation frame took a third of the processor's time at 6x, once for each frame. So contestants with more
 * frames, as the overlay with the empty one of its history entry, were measured slower than they are.
 */
export const FRAME_PROBE = `
  if (window.parent !== window) {
    window.bench = { usable: 0 }
    const look = () => {
      if (!document.querySelector('ul.banks button') || !innerWidth) return
      changes.disconnect()
      removeEventListener('resize', look)
      requestAnimationFrame(() => scheduler.postTask(() => {
        window.bench.usable = performance.timeOrigin + performance.now()
        console.debug('${USABLE} ' + window.bench.usable)
      }, { priority: 'user-blocking' }))
    }
    const changes = new MutationObserver(look)
    changes.observe(document, { childList: true, subtree: true })
    // A frame that waits unseen has no width.
    addEventListener('resize', look)
  }
`

const product = (number: number) =>
  `<article><h2>Standing fan ${number}</h2><p>Three speeds, and quiet on the first.</p><p>₦ 41,000</p><a href="#fan-${number}">More</a></article>`

/** A typical shop's page: forty products, so that what is opened has something to cover. */
export function shopPage({ head = '', above = '', body = '' }: ShopPage): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body{margin:0;font-family:sans-serif}#shop{min-height:100vh;padding:1rem}article{display:inline-block;width:9rem;margin:.5rem;padding:.5rem;border:1px solid #ccc}</style>
<script>${PROBE}</script>${head}</head>
<body><main id="shop">${above}<button id="pay" onclick="pay()">Pay</button>${Array.from({ length: 40 }, (_, index) => product(index)).join('')}</main>${body}</body></html>`
}

/** A list of `count` nodes, text not counted. */
export const manyNodes = (count: number): string =>
  `<ul>${Array.from({ length: Math.ceil(count / 4) }, (_, index) => `<li><a href="#item-${index}">Fan</a> <b>41,000</b> <i>new</i></li>`).join('')}</ul>`

const STYLE = `<style>
  *{box-sizing:border-box}body{margin:0;font:16px/1.5 sans-serif}.sheet{padding:1rem}
  ul{list-style:none;margin:0;padding:0}label{display:block;margin:.5rem 0}
  .banks button,.form input,.form button{display:block;width:100%;min-height:3rem;margin:.5rem 0;border:1px solid #aaa;border-radius:.5rem;background:#fff;font:inherit}
</style>`
const BANKS = Array.from(
  { length: 9 },
  (_, index) => `<li><button type="button">Bank ${index + 1}</button></li>`,
)
const FORM = ['Name', 'Email', 'Phone', 'Account number', 'Code']
  .map((label) => `<label>${label}<input name="${label}"></label>`)
  .join('')

/** Nine banks to choose from, written as lean as possible, without a script and without a request. */
export const HAND_WRITTEN_FRAME = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Banks</title><link rel="icon" href="data:,">${STYLE}</head><body><div class="sheet"><h1>Choose your bank</h1><ul class="banks">${BANKS.join('')}</ul></div></body></html>`

/** The same, with the API's answer to one request about the amount, which only the page knows. `onClick` requests on a message. */
export function askingFrame(api: string, publicKey: string, onClick: boolean): string {
  const url = JSON.stringify(`${api}/v1/loans/partners?amount=41001`)
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Banks</title><link rel="icon" href="data:,"><script>
  async function ask() {
    const answer = await fetch(${url}, { headers: { 'klump-public-key': ${JSON.stringify(publicKey)} } })
    const { data } = await answer.json()
    const list = document.querySelector('ul')
    for (const { name } of data.slice(0, 9)) {
      const button = document.createElement('button')
      button.textContent = name
      list.appendChild(document.createElement('li')).append(button)
    }
  }
  ${onClick ? "addEventListener('message', ask)" : 'ask()'}
</script>${STYLE}</head><body><div class="sheet"><h1>Choose your bank</h1><ul class="banks"></ul></div></body></html>`
}

const DIALOG_STYLE = `<style>dialog{width:min(30rem,100vw);height:min(44rem,100vh);padding:0;border:0;border-radius:1rem}dialog iframe{width:100%;height:100%;border:0}dialog::backdrop{background:rgb(0 0 0/.5)}</style>`

/** A `<dialog>` with a form in it, made on the click. */
export const dialogPage = shopPage({
  head: `${DIALOG_STYLE}${STYLE}<script>
  let dialog
  function pay() {
    dialog = document.createElement('dialog')
    dialog.innerHTML = ${JSON.stringify(`<form class="sheet form"><h1>Pay</h1>${FORM}<button>Continue</button></form>`)}
    document.body.append(dialog)
    dialog.showModal()
  }
  const isOpen = () => Boolean(dialog)
  function shut() { dialog.remove(); dialog = undefined }
</script>`,
})

/** A `<dialog>` with a frame of another origin in it; `warm` loads it before the click, and sends it a message on the click. */
export const frameDialogPage = (frame: string, warm: boolean): string =>
  shopPage({
    head: `${DIALOG_STYLE}<script>
  let dialog
  let loaded = false
  function make() {
    dialog = document.createElement('dialog')
    const frame = document.createElement('iframe')
    frame.onload = () => (loaded = true)
    frame.src = ${JSON.stringify(frame)}
    dialog.append(frame)
    document.body.append(dialog)
  }
  function pay() {
    if (!dialog) make()
    dialog.showModal()
    ${warm ? "dialog.firstChild.contentWindow.postMessage('open', '*')" : ''}
  }
  const isOpen = () => loaded
  function shut() { dialog.remove(); dialog = undefined; loaded = false }
  ${warm ? "addEventListener('load', make)" : ''}
</script>`,
  })

/** Our script, as a shop has it. */
export function klumpPage(klump: string, { publicKey, items }: { publicKey: string; items: number }): string {
  return shopPage({
    head: `<script src="${klump}/klump.js" defer></script><script>
  let klump
  const items = Array.from({ length: ${items} }, (_, index) => ({ name: 'Standing fan ' + index, unit_price: ${Math.ceil(41_000 / items)}, quantity: 1 }))
  const order = { currency: 'NGN', amount: ${Math.ceil(41_000 / items) * items}, email: 'ada@example.test', phone: '08012345678', items }
  function pay() { klump = new Klump({ publicKey: ${JSON.stringify(publicKey)}, data: order }) }
  const isOpen = () => klump?.status === 'open'
  function shut() { klump.destroy(); klump = undefined }
</script>`,
  })
}

/** A peer, from one file that defines `pay`. */
export const peerPage = (file: string, frame: string, hasStyles: boolean): string =>
  shopPage({
    head: `${hasStyles ? `<link rel="stylesheet" href="${file}.css">` : ''}<script>window.benchFrame = ${JSON.stringify(frame)}</script><script src="${file}.js" defer></script>
<style>#place:empty{display:none}#place{position:fixed;inset:5% 10%;overflow:auto;background:#fff}</style>`,
    body: '<div id="place"></div>',
  })
