import { KlumpServerError } from './server-error.ts'

// Real keys are `klp_sk_` (live) or `klp_sk_test_` and 64 hex digits; published samples are shorter and not hex. What is
// allowed here is also what fetch takes as a header: a newline inside would make it throw an error that quotes the key.
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
        `got a text of ${key.length} characters that is something else. ${WHERE}`,
    )
  return key
}

/**
 * One key or several, while they are changed. Of a list, empty entries (a variable that is not set any more) are passed over.
 * @throws KlumpServerError as `readSecretKey`, also when none is left
 */
export function readSecretKeys(value: unknown): string[] {
  const given: unknown[] = Array.isArray(value)
    ? value.filter((one) => one !== undefined && one !== null && one !== '')
    : [value]
  return given.length === 0 ? [readSecretKey(undefined)] : given.map(readSecretKey)
}

/** Whether the key says that it is of the TEST environment. One that does not say so may still be. */
export function isTestKey(secretKey: string): boolean {
  return secretKey.startsWith('klp_sk_test_')
}

/**
 * The text with every secret key in it blacked out. Shops paste whole settings into `meta_data`, proxies echo headers: what
 * comes back from Klump may hold a key, and what we return ends in logs.
 */
export function withoutSecrets(text: string): string {
  return text.replaceAll(ANY_SECRET, 'klp_sk_***')
}
