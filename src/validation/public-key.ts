import { KlumpError } from '../errors/klump-error.ts'
import { SECRET_FOUND, isSecret } from './secrets.ts'

// Real keys are `klp_pk_` (live) or `klp_pk_test_` and 64 hex digits; published samples are shorter and not hex. Length and
// alphabet are the server's to judge: here only what cannot be a key at all is refused.
const PUBLIC_KEY = /^klp_pk_(test_)?[A-Za-z0-9]{4,128}$/

/**
 * The shop's public key among its options, without surrounding blanks (copied with a newline, often). A key under another
 * provider's name is told apart from none. What lies deeper in the options the overlay looks through.
 * @throws KlumpError `missing_key`, `invalid_key` or, for any of the options, `secret_key`; no message repeats what was passed.
 */
export function readPublicKey(options: Readonly<Record<string, unknown>>): string {
  for (const [name, value] of Object.entries(options))
    if (isSecret(value)) throw new KlumpError({ code: 'secret_key', message: SECRET_FOUND(name) })
  const { publicKey } = options
  const key = typeof publicKey === 'string' ? publicKey.trim() : (publicKey ?? '')
  if (typeof key === 'string' && PUBLIC_KEY.test(key)) return key
  // Written otherwise, or as Paystack and Flutterwave call theirs.
  const other = Object.keys(options).find((name) => /^(pub(lic)?[-_]?)?key$/i.test(name))
  const received = key ? lengthOf(key) : other ? `nothing; "${other}" is publicKey here` : 'nothing'
  throw new KlumpError({
    code: key === '' ? 'missing_key' : 'invalid_key',
    message: `publicKey: expected "klp_pk_..." or "klp_pk_test_..." of the dashboard's "API Keys & Webhooks", got ${received}.`,
  })
}

// A wrong key may be another provider's secret: it is not repeated.
const lengthOf = (key: unknown) => (typeof key === 'string' ? `${key.length} characters` : typeof key)
