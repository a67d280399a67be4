/*
 * What other providers call things, for shops that come from there: passed by mistake, each is told with Klump's name. The
 * names are those of their public documentation.
 */

const KLUMPS: Readonly<Record<string, string>> = {
  // Paystack
  key: 'publicKey',
  ref: 'merchant_reference',
  metadata: 'meta_data',
  firstname: 'first_name',
  lastname: 'last_name',
  callback: 'onSuccess',
  onCancel: 'onClose',
  // Flutterwave
  public_key: 'publicKey',
  tx_ref: 'merchant_reference',
  meta: 'meta_data',
  phone_number: 'phone',
  onclose: 'onClose',
}

// What no other provider is known by, and shops write all the same.
const USUAL: Readonly<Record<string, string>> = {
  price: 'unit_price',
  cost: 'unit_price',
  qty: 'quantity',
  title: 'name',
  image: 'image_url',
  url: 'item_url',
  total: 'amount',
  cart: 'items',
  products: 'items',
  reference: 'merchant_reference',
  callback_url: 'redirect_url',
  return_url: 'redirect_url',
}

/** Klump's name for what another provider calls `name`; undefined when it is nobody's. */
export function klumpsName(name: string): string | undefined {
  return Object.hasOwn(KLUMPS, name) ? KLUMPS[name] : undefined
}

/** Paystack counts kobo. Its shape is known by a name that no one else has for the same thing. */
export function isPaystack(names: readonly string[]): boolean {
  return (names.includes('key') || names.includes('ref')) && !names.includes('tx_ref')
}

/** Klump's name for what shops call `name`, provider or no provider. */
export function usualName(name: string): string | undefined {
  return klumpsName(name) ?? (Object.hasOwn(USUAL, name) ? USUAL[name] : undefined)
}
