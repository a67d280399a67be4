import { Klump } from '../index.ts'
import { KLUMPS_CHECKOUT } from '../loader/checkout-url.ts'
import type { KlumpBanner } from './banner.ts'
import type { KlumpButton, KlumpButtonEvents } from './button.ts'
import { define } from './start.ts'

export type * from './attributes.ts'
export type { KlumpBanner } from './banner.ts'
export type { KlumpButton, KlumpButtonEvents } from './button.ts'
export type { KlumpInstance } from './klump-class.ts'
export type { KlumpButtonOptions } from './read-options.ts'
export type { Verdict } from './verify.ts'

/**
 * Defines `<klump-button>` and `<klump-banner>` in the page. Call it once, in the browser; on a server it does nothing. Importing this
 * module has no effect by itself.
 */
export function defineKlumpElements(): void {
  if (typeof customElements !== 'undefined') define(Klump, KLUMPS_CHECKOUT)
}

// Types for `querySelector('klump-button')`, `addEventListener('klump-success', ...)`, and the templates that read them (Angular, lit).
declare global {
  interface HTMLElementTagNameMap {
    'klump-button': KlumpButton
    'klump-banner': KlumpBanner
  }
  interface HTMLElementEventMap extends KlumpButtonEvents {}
}
