import type { KlumpButtonEvents } from './button.ts'
import type { KlumpButtonOptions } from './read-options.ts'

// For the templates of frameworks: what can be written on each element.

/** The attributes of `<klump-button>`. */
export interface KlumpButtonAttributes {
  'public-key'?: string | undefined
  /** The order as JSON. */
  order?: string | undefined
  /** Your endpoint (GET) that answers with the order. */
  'order-url'?: string | undefined
  /** Your endpoint (POST `{ reference }`) that answers with the verdict. */
  'verify-url'?: string | undefined
  'checkout-url'?: string | undefined
  locale?: string | undefined
  label?: string | undefined
  /** Default `medium`. */
  size?: 'small' | 'medium' | 'large' | undefined
  /** Default `brand`. */
  scheme?: 'brand' | 'auto' | 'light' | 'dark' | undefined
  disabled?: boolean | undefined
}

/** What frameworks that set properties may pass beside the attributes. */
export interface KlumpButtonProperties {
  options?: KlumpButtonOptions | undefined
}

/** The attributes of `<klump-banner>`. */
export interface KlumpBannerAttributes {
  /** Naira. */
  amount?: number | string | undefined
  'public-key'?: string | undefined
  'checkout-url'?: string | undefined
  /** Of any other than NGN the banner says nothing. */
  currency?: string | undefined
}

/** The events as handlers by the name that templates give them: `onklump-success`. */
export type KlumpButtonHandlers = {
  [Name in keyof KlumpButtonEvents as `on${Name}`]?: ((event: KlumpButtonEvents[Name]) => unknown) | undefined
}
