/** A code such as ECONNREFUSED or ENOTFOUND: one word, never a sentence, which could quote the request. */
export function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  const code =
    typeof cause === 'object' && cause !== null && Object.hasOwn(cause, 'code')
      ? (cause as { code: unknown }).code
      : undefined
  if (typeof code === 'string' && /^[A-Z][A-Z_]{2,40}$/.test(code)) return code
  const name = error instanceof Error ? error.name : ''
  return /^[A-Za-z]{1,40}$/.test(name) ? name : 'no reason given'
}
