/** A whole amount of naira. Integrations also pass numeric strings (`'2000'`), which are read as numbers. */
export type Naira = number | `${number}`

/** One line of the basket. */
export interface KlumpItem {
  /** An item without a name is shown as "Item", with a warning. */
  name: string
  /** Naira for one piece, a whole number. */
  unit_price: Naira
  /** Pieces, at least 1. */
  quantity: number | `${number}`
  /** http(s), or an address on your page's site; anything else is left out. */
  image_url?: string | null | undefined
  /** As `image_url`. */
  item_url?: string | null | undefined
}

/**
 * The order, in Klump's documented names. Absent, `null` and `''` mean the same: not given. So do `false` and `[]`, which PHP writes for an
 * empty text or map. Text that shoppers typed never stops the opening: an unusable value is cut or left out, with one warning in the
 * console. A key outside this list causes a warning, too, and is not sent.
 */
export interface KlumpOrder {
  /** Naira, whole: the sum of `unit_price * quantity`, plus `shipping_fee`, minus `discount`. */
  amount: Naira
  /** Klump lends naira only. */
  currency: 'NGN'
  /** At least one. */
  items: KlumpItem[]
  /** Naira, whole. */
  shipping_fee?: Naira | null | undefined
  /** Naira, whole; subtracted from the sum. */
  discount?: Naira | null | undefined
  /** Naira, whole. How Klump treats the tax is not public: the amount may include it or not. */
  tax?: Naira | null | undefined
  /** The shopper's. */
  first_name?: string | null | undefined
  /** The shopper's. */
  last_name?: string | null | undefined
  /** The shopper's. With a valid address the checkout need not request one. */
  email?: string | null | undefined
  /**
   * A Nigerian number in any usual spelling: `08012345678`, `+234 801 234 5678`, or two numbers in one text. When the text contains no
   * number, the checkout asks the shopper, with this text in the field. `email` is treated the same way.
   */
  phone?: string | number | null | undefined
  /** Read when the flat fields are absent. */
  customer?:
    | {
        email?: string | null
        phone?: string | number | null
        name?: string | null
        first_name?: string | null
        last_name?: string | null
      }
    | null
    | undefined
  /** http(s) page to show after success, or an address on your page's site. */
  redirect_url?: string | null | undefined
  /**
   * Your own reference for this payment attempt, made on your server: the order's number and a part that cannot be guessed:
   * `'order-1007-' + crypto.randomUUID()`. The first attempt with a reference uses it up, also when another person makes that attempt.
   */
  merchant_reference?: string | number | null | undefined
  /** Anything that JSON can contain; verification returns it. Never put a secret key or personal data here. */
  meta_data?: Record<string, unknown> | null | undefined
  /** Where the order is delivered. Sent to Klump unchanged. */
  shipping_data?: Record<string, unknown> | null | undefined
  /** Name of the integration that calls, for Klump's statistics. */
  source?: string | null | undefined
}
