const SECRET_KEY = /^klp_sk_[A-Za-z0-9_]+$/

/**
 * Returns the secret key, or throws a one-line error that describes what was given instead. Called when the server is
 * created, so that a wrong key stops the start and not the first shopper. No message repeats the given value.
 *
 * Blanks around the key are removed (files and dashboards add them). Blanks inside it are refused, because fetch would
 * refuse such a header with an error that quotes it.
 */
export function readSecretKey(given: string): string {
  const key = given.trim()
  if (SECRET_KEY.test(key)) return key
  if (key.startsWith('klp_pk_')) {
    throw new Error(
      'The secret key of this shop (KLUMP_SECRET_KEY) is a public key: it starts with klp_pk_, the secret one starts with klp_sk_.',
    )
  }
  if (key === '') throw new Error('The secret key of this shop (KLUMP_SECRET_KEY) is empty.')
  throw new Error(
    'The secret key of this shop (KLUMP_SECRET_KEY) is not a Klump key: it starts with klp_sk_, followed by letters and digits.',
  )
}

/** The key determines the environment: a TEST key starts with klp_sk_test_. */
export function isLiveKey(secretKey: string): boolean {
  return !secretKey.trim().startsWith('klp_sk_test_')
}
