import { bannerFor } from './banner.ts'
import { buttonFor } from './button.ts'
import { fillContainers } from './containers.ts'
import type { KlumpClass, KlumpInstance } from './klump-class.ts'

/**
 * Defines the elements in the page. The button opens the checkout with this class, and the banners request offers from the checkout at this
 * address. A second call changes nothing.
 */
export function define(Klump: KlumpClass, checkoutUrl: string): void {
  if (!customElements.get('klump-button')) customElements.define('klump-button', buttonFor(Klump))
  if (!customElements.get('klump-banner')) customElements.define('klump-banner', bannerFor(checkoutUrl))
}

/** Called by the script once the page has a place for an element. Returns a function to be called with each new instance. */
export function start(Klump: KlumpClass, checkoutUrl: string): (instance: KlumpInstance) => void {
  define(Klump, checkoutUrl)
  return fillContainers(document)
}
