import { KlumpError } from '../errors/klump-error.ts'
import { SECRET_FOUND, isSecret } from './secrets.ts'
import { PUBLIC_KEY } from './key-form.ts'

/**
 * Reads the shop's public key from its options and trims it, because keys are often copied with a newline. A key under another provider's
 * name gets a message of its own. The overlay searches nested options for secret keys.
 * @throws KlumpError `missing_key`, `invalid_key` or, for any of the options, `secret_key`. No message contains the passed value.
 */
export function readPublicKey(options: Readonly<Record<string, unknown>>): string {
  for (const [name, value] of Object.entries(options))
    if (isSecret(value)) throw new KlumpError({ code: 'secret_key', message: SECRET_FOUND(name) })
  const { publicKey } = options
  const key = typeof publicKey === 'string' ? publicKey.trim() : (publicKey ?? '')
  if (typeof key === 'string' && PUBLIC_KEY.test(key)) return key
  // The key in another spelling, or under the name that Paystack and Flutterwave use.
  const other = Object.keys(options).find((name) => /^(pub(lic)?[-_]?)?key$/i.test(name))
  const received = key ? lengthOf(key) : other ? `nothing; "${other}" is publicKey here` : 'nothing'
  throw new KlumpError({
    code: key === '' ? 'missing_key' : 'invalid_key',
    message: `publicKey: expected "klp_pk_..." or "klp_pk_test_..." of the dashboard's "API Keys & Webhooks", got ${received}.`,
  })
}

// The message does not contain a wrong key, because it may be another provider's secret.
const lengthOf = (key: unknown) => (typeof key === 'string' ? `${key.length} characters` : typeof key)
