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

/** Klump's name for what another provider calls `name`; undefined when it is nobody's. */
export function klumpsName(name: string): string | undefined {
  return Object.hasOwn(KLUMPS, name) ? KLUMPS[name] : undefined
}

/** Paystack counts kobo. Its shape is known by a name that no one else has for the same thing. */
export function isPaystack(names: readonly string[]): boolean {
  return (names.includes('key') || names.includes('ref')) && !names.includes('tx_ref')
}
