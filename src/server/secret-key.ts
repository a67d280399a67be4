import { KlumpServerError } from './server-error.ts'

// Real keys are `klp_sk_` (live) or `klp_sk_test_` and 64 hex digits; published samples are shorter and not hex. The pattern allows only
// what fetch accepts in a header: for a newline, fetch would throw an error that quotes the key.
const SECRET_KEY = /^klp_sk_[\w-]{1,200}$/
const ANY_SECRET = /klp_sk_[\w-]*/gi
const WHERE = 'It is in the dashboard: Settings, "API Keys & Webhooks".'

/**
 * The secret key without surrounding blanks (files and dashboards add them).
 * @throws KlumpServerError `missing_key`, `public_key` or `invalid_key`; no message repeats what was passed.
 */
export function readSecretKey(value: unknown): string {
  const key = typeof value === 'string' ? value.trim() : value
  if (key === undefined || key === null || key === '')
    throw new KlumpServerError(
      'missing_key',
      `secretKey: expected your secret key ("klp_sk_..."), got nothing. ${WHERE}`,
    )
  if (typeof key !== 'string')
    throw new KlumpServerError(
      'invalid_key',
      `secretKey: expected text ("klp_sk_..."), got a value of type ${typeof key}.`,
    )
  if (/^klp_pk_/i.test(key))
    throw new KlumpServerError(
      'public_key',
      'secretKey: this is a PUBLIC key ("klp_pk_..."), which proves nothing to a server. ' +
        `Expected the secret key of the same environment ("klp_sk_..."). ${WHERE}`,
    )
  if (!SECRET_KEY.test(key))
    throw new KlumpServerError(
      'invalid_key',
      'secretKey: expected "klp_sk_" or "klp_sk_test_" and letters and digits, ' +
        `got another text, of ${key.length} characters. ${WHERE}`,
    )
  return key
}

/**
 * Reads one key, or a list while keys are changed. Empty entries of a list (a variable that is no longer set) are ignored.
 * @throws KlumpServerError as `readSecretKey`, also when no key is left
 */
export function readSecretKeys(value: unknown): string[] {
  const given: unknown[] = Array.isArray(value)
    ? value.filter(
        (one) => one !== undefined && one !== null && !(typeof one === 'string' && one.trim() === ''),
      )
    : [value]
  return given.length === 0 ? [readSecretKey(undefined)] : given.map(readSecretKey)
}

/** Whether the key is marked as one of the TEST environment. A key without the mark may still be a TEST key. */
export function isTestKey(secretKey: string): boolean {
  return secretKey.startsWith('klp_sk_test_')
}

/**
 * Masks every secret key in the text. Klump's answers may contain a key, because shops paste whole settings into `meta_data` and proxies
 * echo headers; and the values returned here end up in logs.
 */
export function withoutSecrets(text: string): string {
  return text.replaceAll(ANY_SECRET, 'klp_sk_***')
}
