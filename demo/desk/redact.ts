const SECRET_KEY = /(klp_sk_(?:test_)?)[\w-]*/gi

/** Puts dots in the place of every secret key, and leaves of it what says that it was one, and of which environment. */
export function withDots(text: string): string {
  return text.replaceAll(SECRET_KEY, '$1••••••••')
}
