import { KlumpError } from '../errors/klump-error.ts'
import { SECRET_FOUND, isSecret } from './secrets.ts'

// Real keys are `klp_pk_` (live) or `klp_pk_test_` and 64 hex digits; published samples are shorter and not hex. Length and
// alphabet are the server's to judge: here only what cannot be a key at all is refused.
const PUBLIC_KEY = /^klp_pk_(test_)?[A-Za-z0-9]{4,128}$/

/**
 * The shop's public key without surrounding blanks (copied with a newline, often).
 * `options` is what it was looked for in: a key under another provider's name is told apart from none.
 * @throws KlumpError `missing_key`, `invalid_key` or `secret_key`; no message repeats what was passed.
 */
export function readPublicKey(value: unknown, options: object = {}): string {
  if (isSecret(value)) throw new KlumpError({ code: 'secret_key', message: SECRET_FOUND('publicKey') })
  const key = typeof value === 'string' ? value.trim() : (value ?? '')
  if (typeof key === 'string' && PUBLIC_KEY.test(key)) return key
  // Paystack's and Flutterwave's names for theirs.
  const other = ['key', 'public_key'].find((name) => name in options)
  const received = key === '' ? `nothing${other ? `; "${other}" is publicKey here` : ''}` : shapeOf(key)
  throw new KlumpError({
    code: key === '' ? 'missing_key' : 'invalid_key',
    message:
      'publicKey: expected "klp_pk_" or "klp_pk_test_" and letters and digits, as in the dashboard under ' +
      `"API Keys & Webhooks", got ${received}.`,
  })
}

// A wrong key may be another provider's secret: its shape is enough to find the mistake.
function shapeOf(key: unknown): string {
  if (typeof key !== 'string') return typeof key
  return `${key.length} characters, ${key.startsWith('klp_pk_') ? '' : 'not '}beginning with "klp_pk_"`
}
