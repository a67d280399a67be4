/** A whole amount of naira. Integrations pass numeric strings too (`'2000'`); they are read as what they say. */
export type Naira = number | `${number}`

/** One line of the basket. */
export interface KlumpItem {
  /** One without a name is shown as "Item", with a warning. */
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
 * The order, in Klump's documented names. Absent, `null` and `''` mean the same: not given; so do `false` and `[]`, where PHP writes
 * them for an empty text or map. What shoppers typed never stops the opening. What cannot be used is cut or left out,
 * with one warning in the console. A key outside this list is a warning too and is not sent.
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
  /** Naira, whole. What Klump makes of it is not public: the amount may include it or not. */
  tax?: Naira | null | undefined
  /** The shopper's. */
  first_name?: string | null | undefined
  /** The shopper's. */
  last_name?: string | null | undefined
  /** The shopper's. With a good one the checkout need not ask. */
  email?: string | null | undefined
  /**
   * A Nigerian number as people write it: `08012345678`, `+234 801 234 5678`, two in one box. When it holds no number, the checkout
   * asks the shopper, with this in the box. `email` is treated the same way.
   */
  phone?: string | number | null | undefined
  /** Read when the flat fields are absent. */
  customer?:
    { email?: string | null; phone?: string | number | null; name?: string | null } | null | undefined
  /** http(s) page to show after success, or an address on your page's site. */
  redirect_url?: string | null | undefined
  /**
   * Your own name for this attempt to pay, made on your server. It is the order's number and something that nobody can guess:
   * `'order-1007-' + crypto.randomUUID()`. The first attempt uses it up, whoever makes it.
   */
  merchant_reference?: string | number | null | undefined
  /** Anything JSON can hold; comes back with verification. Never put a secret key or personal data here. */
  meta_data?: Record<string, unknown> | null | undefined
  /** Where it goes. Sent to Klump as it is. */
  shipping_data?: Record<string, unknown> | null | undefined
  /** Name of the integration that calls, for Klump's statistics. */
  source?: string | null | undefined
}
