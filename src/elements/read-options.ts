import type { KlumpOptions, OrderSource } from '../loader/klump.ts'
import type { KlumpOrder } from '../validation/order-input.ts'
import { ownProperties } from '../shared/own-properties.ts'
import { readJson } from './read-json.ts'

/** What `<klump-button>` takes in its property `options`: everything that `new Klump()` does, each part optional. */
export type KlumpButtonOptions = Partial<KlumpOptions>

/**
 * The options of a button out of its property and its attributes; the property wins. Undefined for one that has neither key
 * nor order: the page opens the checkout itself when it is clicked.
 */
export function readOptions(
  element: HTMLElement,
  given: KlumpButtonOptions = {},
): (KlumpButtonOptions & Pick<KlumpOptions, 'publicKey' | 'data'>) | undefined {
  const own = ownProperties(given)
  const at = (name: string) => element.getAttribute(name) ?? undefined
  const publicKey = own.publicKey ?? at('public-key')
  const data = own.data ?? orderOf(at('order'), at('order-url'))
  if (publicKey === undefined && data === undefined) return undefined
  const checkoutUrl = at('checkout-url')
  return ownProperties({
    ...(checkoutUrl !== undefined && { checkoutUrl }),
    locale: at('locale'),
    ...own,
    // What is missing or wrong here is said by the class, in its own words.
    publicKey: publicKey ?? '',
    data: data ?? (undefined as unknown as OrderSource),
  })
}

function orderOf(text: string | undefined, url: string | undefined): OrderSource | undefined {
  if (text !== undefined)
    // As a function: a text that is no JSON is then an order that could not be had, and comes to onError like one.
    return () => JSON.parse(text) as KlumpOrder
  return url === undefined ? undefined : ({ retry }) => fetchOrder(url, retry)
}

// Asked anew for each attempt: one that was kept has a reference that is used up.
async function fetchOrder(url: string, retry: string | undefined): Promise<KlumpOrder> {
  const [address = ''] = url.split('#')
  const asked = retry ? `${address}${address.includes('?') ? '&' : '?'}retry=${retry}` : address
  const response = await fetch(asked, { cache: 'no-store', headers: { accept: 'application/json' } })
  return (await readJson(`order-url ${url.replace(/[?#].*/, '')}`, response)) as KlumpOrder
}
