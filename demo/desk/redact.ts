const SECRET_KEY = /(klp_sk_(?:test_)?)[\w-]*/gi

/** Replaces every secret key by dots, except its prefix, which identifies a secret key and its environment. */
export function withDots(text: string): string {
  return text.replaceAll(SECRET_KEY, '$1••••••••')
}
