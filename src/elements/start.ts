import { bannerFor } from './banner.ts'
import { buttonFor } from './button.ts'
import { fillContainers } from './containers.ts'
import type { KlumpClass, KlumpInstance } from './klump-class.ts'

/**
 * Makes the elements known to the page, with the class that they open with and the address of its checkout. A second call
 * changes nothing.
 */
export function define(Klump: KlumpClass, checkoutUrl: string): void {
  if (!customElements.get('klump-button')) customElements.define('klump-button', buttonFor(Klump))
  if (!customElements.get('klump-banner')) customElements.define('klump-banner', bannerFor(checkoutUrl))
}

/** What the script does once a page has a place for us. Returns who wants to hear of each instance that is made. */
export function start(Klump: KlumpClass, checkoutUrl: string): (instance: KlumpInstance) => void {
  define(Klump, checkoutUrl)
  return fillContainers(document).follow
}
