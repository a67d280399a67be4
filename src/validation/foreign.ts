/*
 * Field names of other payment providers, for shops that migrate from them: a hint states Klump's name for each. The names are those of the
 * providers' public documentation.
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

// Common names that do not identify a provider.
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

/** Klump's name for a field that identifies another provider; undefined for any other name. */
export function klumpsName(name: string): string | undefined {
  return Object.hasOwn(KLUMPS, name) ? KLUMPS[name] : undefined
}

/** Whether an order with these names is made for Paystack, whose amounts are kobo. Flutterwave's orders have `tx_ref`. */
export function isPaystack(names: readonly string[]): boolean {
  return (names.includes('key') || names.includes('ref')) && !names.includes('tx_ref')
}

/** Klump's name for `name`, which is a provider's field or another common name. */
export function usualName(name: string): string | undefined {
  return klumpsName(name) ?? (Object.hasOwn(USUAL, name) ? USUAL[name] : undefined)
}
