const SECRET = /klp_sk_/i

/** The message for the developer when a secret key was found. It contains the path, never the key. */
export const SECRET_FOUND = (path: string): string =>
  `${path}: a SECRET key (klp_sk_...) is in the browser. Nothing was sent, but whoever saw this page may have it: replace it now.`

export function isSecret(value: unknown): boolean {
  return typeof value === 'string' && SECRET.test(value)
}

/**
 * The path of the first secret key in anything a shop passes, at any depth, in values and in names; or undefined.
 * Shops paste whole configuration objects into `meta_data`, so nothing is assumed about the shape; cycles are fine.
 */
export function findSecret(value: unknown, path: string, seen = new Set<object>()): string | undefined {
  if (isSecret(value)) return path
  if (typeof value !== 'object' || value === null || seen.has(value)) return undefined
  seen.add(value)
  const entries: Iterable<[unknown, unknown]> =
    value instanceof Map || value instanceof Set ? value.entries() : Object.entries(value)
  for (const [name, inner] of entries) {
    if (isSecret(name)) return `${path} (a name in it)`
    const step = Array.isArray(value) ? `[${String(name)}]` : `.${String(name)}`
    const found = findSecret(inner, path + step, seen)
    if (found) return found
  }
  return undefined
}
