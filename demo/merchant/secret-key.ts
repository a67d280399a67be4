const SECRET_KEY = /^klp_sk_[A-Za-z0-9_]+$/

/**
 * The secret key, or one line that says what is in its place. Called when the server is made, so that a wrong key
 * stops the start and not the first shopper. No message repeats what was given.
 *
 * Blanks around the key are forgiven (files and dashboards add them); inside it they are not: fetch would refuse
 * such a header with an error that quotes it.
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

/** The key decides the environment: the test ones say so in their name. */
export function isLiveKey(secretKey: string): boolean {
  return !secretKey.trim().startsWith('klp_sk_test_')
}
