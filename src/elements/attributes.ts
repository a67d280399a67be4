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

/** Properties that frameworks may set besides the attributes. */
export interface KlumpButtonProperties {
  options?: KlumpButtonOptions | undefined
}

/** The attributes of `<klump-banner>`. */
export interface KlumpBannerAttributes {
  /** Naira. */
  amount?: number | string | undefined
  'public-key'?: string | undefined
  'checkout-url'?: string | undefined
  /** Default `NGN`. With any other currency the banner is empty. */
  currency?: string | undefined
}

/** The handlers of the events, under the names that templates use: `onklump-success`. */
export type KlumpButtonHandlers = {
  [Name in keyof KlumpButtonEvents as `on${Name}`]?: ((event: KlumpButtonEvents[Name]) => unknown) | undefined
}
