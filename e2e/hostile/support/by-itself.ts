import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { KINDS, LOOKALIKES, named } from './named.ts'
import { serve } from './servers.ts'
import { shopPage, type Spoilt } from './shop-page.ts'

const STAND_IN = readFileSync(join(import.meta.dirname, 'stand-in.html'), 'utf8')
const REFERENCE = 'KLP-1662-348036-0961'

/** The result of the purchase in the address of the next page. */
export const SOLD = `?heard=onLoad+onOpen+onSuccess+onClose+result&status=success&reference=${REFERENCE}&left=0&stolen=0`

/**
 * Pages that a driver cannot control, because it reads the document that they spoil. They buy by themselves, and then go to a page
 * whose address contains the result. So they also run in engines without a debugger.
 */
export const SPOILT_PAGES: readonly (readonly [string, Spoilt])[] = [
  ...KINDS.map(
    (kind) => [`an <${kind}> for each property of its document`, { before: named(kind) }] as const,
  ),
  ...LOOKALIKES.map(([what, above, attributes]) => [what, { above, attributes }] as const),
]

/** Takes the built-ins before the page spoils them. `open` runs when our script has loaded. */
const BY_ITSELF = `
  const find = Document.prototype.querySelector.bind(document)
  const all = Document.prototype.querySelectorAll.bind(document)
  const waiting = setInterval(() => {
    if (typeof Klump !== 'function') return
    clearInterval(waiting)
    pay()
  }, 20)
  const buying = setInterval(() => {
    if (!heard.includes('onOpen')) return
    clearInterval(buying)
    const say = { type: 'outcome', outcome: { status: 'success', reference: '${REFERENCE}' } }
    find('klump-overlay').shadowRoot.querySelector('iframe').contentWindow.postMessage({ say }, '*')
  }, 20)
  const ending = setInterval(() => {
    if (!outcome) return
    clearInterval(ending)
    const { status, reference } = outcome
    const left = all('klump-overlay').length
    const stolen = performance.getEntriesByType('resource').filter(({ name }) => /elsewhere\\/(overlay|elements)/.test(name)).length
    location.href = '/sold?' + new URLSearchParams({ heard: heard.join(' '), status, reference, left, stolen })
  }, 20)`

/** Serves such a page, with the built package and a stand-in for the checkout on another site. */
export async function serveSpoilt(spoilt: Spoilt): Promise<{ origin: string; close: () => Promise<void> }> {
  const shop = await serve('127.0.0.1')
  const klump = await serve('localhost', { packaged: true })
  klump.put('/checkout/', { body: STAND_IN })
  shop.put('/', { body: shopPage(klump.origin, { ...spoilt, after: BY_ITSELF }) })
  shop.put('/sold', { body: '<title>Sold</title>' })
  return { origin: shop.origin, close: async () => void (await Promise.all([shop.close(), klump.close()])) }
}
