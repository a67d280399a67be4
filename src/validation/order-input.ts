/** A whole amount of naira. Integrations pass numeric strings too (`'2000'`); they are read as what they say. */
export type Naira = number | `${number}`

/** One line of the basket. */
export interface KlumpItem {
  name: string
  /** Naira for one piece, a whole number. */
  unit_price: Naira
  /** Pieces, at least 1. */
  quantity: number | `${number}`
  /** http(s); empty or null counts as absent. */
  image_url?: string | null | undefined
  /** http(s); empty or null counts as absent. */
  item_url?: string | null | undefined
}

/**
 * The order, in Klump's documented names. Absent, `null` and `''` mean the same: not given.
 * A key outside this list is a warning in the console and is not sent.
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
  first_name?: string | null | undefined
  last_name?: string | null | undefined
  email?: string | null | undefined
  /** A Nigerian number in any usual spelling: `08012345678`, `+234 801 234 5678`, `801 234 5678`. */
  phone?: string | number | null | undefined
  /** Read when the flat fields are absent. */
  customer?:
    { email?: string | null; phone?: string | number | null; name?: string | null } | null | undefined
  /** http(s) page to show after success. */
  redirect_url?: string | null | undefined
  /** Your own id of this order, unique for each transaction. */
  merchant_reference?: string | number | null | undefined
  /** Anything JSON can hold; comes back with verification. Never put a secret key or personal data here. */
  meta_data?: Record<string, unknown> | null | undefined
  shipping_data?: Record<string, unknown> | null | undefined
  /** Name of the integration that calls, for Klump's statistics. */
  source?: string | null | undefined
}
