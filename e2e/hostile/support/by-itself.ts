import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { KINDS, LOOKALIKES, named } from './named.ts'
import { serve } from './servers.ts'
import { shopPage, type Spoilt } from './shop-page.ts'

const STAND_IN = readFileSync(join(import.meta.dirname, 'stand-in.html'), 'utf8')
const REFERENCE = 'KLP-1662-348036-0961'

/** What became of the purchase, as the address of the page that follows tells it. */
export const SOLD = `?heard=onLoad+onOpen+onSuccess+onClose+result&status=success&reference=${REFERENCE}&left=0&stolen=0`

/**
 * Pages that nobody can steer, as a driver reads the same document as they spoil: they buy by themselves, and then leave for
 * a page whose address tells what became of it. So they run in engines that have no debugger to steer them by.
 */
export const SPOILT_PAGES: readonly (readonly [string, Spoilt])[] = [
  ...KINDS.map(
    (kind) => [`an <${kind}> for each property of its document`, { before: named(kind) }] as const,
  ),
  ...LOOKALIKES.map(([what, above, attributes]) => [what, { above, attributes }] as const),
]

/** Taken before anything is spoilt. `open` runs once our script is there. */
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
