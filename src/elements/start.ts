import { buttonFor } from './button.ts'
import { fillContainers } from './containers.ts'
import type { KlumpClass, KlumpInstance } from './klump-class.ts'

/** Makes the elements known to the page, with the class that they open with. A second call changes nothing. */
export function define(Klump: KlumpClass): void {
  if (!customElements.get('klump-button')) customElements.define('klump-button', buttonFor(Klump))
}

/** What the script does once a page has a place for us. Returns who wants to hear of each instance that is made. */
export function start(Klump: KlumpClass): (instance: KlumpInstance) => void {
  define(Klump)
  return fillContainers(document).follow
}
