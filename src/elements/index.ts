import { Klump } from '../index.ts'
import { KLUMPS_CHECKOUT } from '../loader/checkout-url.ts'
import type { KlumpBanner } from './banner.ts'
import type { KlumpButton, KlumpButtonEvents } from './button.ts'
import { define } from './start.ts'

export type * from './attributes.ts'
export type { KlumpBanner } from './banner.ts'
export type { KlumpButton, KlumpButtonEvents } from './button.ts'
export type { KlumpButtonOptions } from './read-options.ts'
export type { Verdict } from './verify.ts'

/**
 * Makes `<klump-button>` and `<klump-banner>` known to the page. Call it once, in the browser; on a server it does nothing,
 * and importing this does nothing anywhere.
 */
export function defineKlumpElements(): void {
  if (typeof customElements !== 'undefined') define(Klump, KLUMPS_CHECKOUT)
}

// For `querySelector('klump-button')`, `addEventListener('klump-success', ...)`, and templates that read these (Angular, lit).
declare global {
  interface HTMLElementTagNameMap {
    'klump-button': KlumpButton
    'klump-banner': KlumpBanner
  }
  interface HTMLElementEventMap extends KlumpButtonEvents {}
}
