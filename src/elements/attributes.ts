import type { KlumpButtonEvents } from './button.ts'
import type { KlumpButtonOptions } from './read-options.ts'

// For the templates of frameworks: what can be written on each element.

/** The attributes of `<klump-button>`. */
export interface KlumpButtonAttributes {
  /** As the option `publicKey`. */
  'public-key'?: string | undefined
  /** The order as JSON. */
  order?: string | undefined
  /** Your server's address (GET) that answers with the order or with a verdict. Requested for each attempt. */
  'order-url'?: string | undefined
  /**
   * Your server's address (POST `{ reference }`) that answers with the verdict. Requested again a few times while the verdict is `unknown`
   * or `in-progress`.
   */
  'verify-url'?: string | undefined
  /** As the option `checkoutUrl`. */
  'checkout-url'?: string | undefined
  /** A payment link of this order, offered where the checkout cannot be reached. */
  'pay-url'?: string | undefined
  /** As the option of that name. */
  locale?: string | undefined
  /** The button's words. */
  label?: string | undefined
  /** Default `medium`. */
  size?: 'small' | 'medium' | 'large' | undefined
  /** Default `brand`. `auto`: green, and a lighter green on devices in dark mode. */
  scheme?: 'brand' | 'auto' | 'light' | 'dark' | undefined
  /** Cannot be pressed, and can still be reached with Tab. */
  disabled?: boolean | undefined
}

/** Properties that frameworks may set besides the attributes. */
export interface KlumpButtonProperties {
  /** Everything that `new Klump()` takes. It wins over the attributes. */
  options?: KlumpButtonOptions | undefined
}

/** The attributes of `<klump-banner>`. */
export interface KlumpBannerAttributes {
  /** Naira. */
  amount?: number | string | undefined
  /** As the option `publicKey`. */
  'public-key'?: string | undefined
  /** As the option `checkoutUrl`. */
  'checkout-url'?: string | undefined
  /** Default `NGN`. With any other currency the banner is empty. */
  currency?: string | undefined
}

/** The handlers of the events, under the names that templates use: `onklump-success`. */
export type KlumpButtonHandlers = {
  [Name in keyof KlumpButtonEvents as `on${Name}`]?: ((event: KlumpButtonEvents[Name]) => unknown) | undefined
}
