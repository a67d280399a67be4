import type { KlumpOptions, OrderSource } from '../loader/klump.ts'
import type { KlumpOrder } from '../validation/order-input.ts'
import { ownProperties } from '../shared/own-properties.ts'
import { readJson } from './read-json.ts'

/** The property `options` of `<klump-button>`: all options of `new Klump()`, each of them optional here. */
export type KlumpButtonOptions = Partial<KlumpOptions>

/**
 * The options of a button, from its property and its attributes; the property wins. Undefined for a button with neither key nor order:
 * there the page itself opens the checkout on a click.
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
    fallbackUrl: at('pay-url'),
    locale: at('locale'),
    ...own,
    // Missing and invalid options are reported by the class.
    publicKey: publicKey ?? '',
    data: data ?? (undefined as unknown as OrderSource),
  })
}

function orderOf(text: string | undefined, url: string | undefined): OrderSource | undefined {
  if (text !== undefined)
    // A function, so that text that is not JSON fails like an order that could not be fetched, and reaches onError.
    return () => JSON.parse(text) as KlumpOrder
  return url === undefined ? undefined : ({ retry }) => fetchOrder(url, retry)
}

// The order is fetched for each attempt: the reference of an earlier one is used up.
async function fetchOrder(url: string, retry: string | undefined): Promise<KlumpOrder> {
  const [address = ''] = url.split('#')
  const withRetry = retry ? `${address}${address.includes('?') ? '&' : '?'}retry=${retry}` : address
  const response = await fetch(withRetry, { cache: 'no-store', headers: { accept: 'application/json' } })
  return (await readJson(`order-url ${url.replace(/[?#].*/, '')}`, response)) as KlumpOrder
}
