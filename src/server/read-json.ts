import { withoutSecrets } from './secret-key.ts'

/** Limit for a body, in bytes. Real bodies have a few thousand; a larger one is a mistake or an attack. */
export const LONGEST_BODY = 1_000_000

/** Levels of lists and objects that are kept. `JSON.stringify` and `structuredClone` overflow the stack at about 4 000. */
const DEEPEST = 100

/**
 * Parses bytes as UTF-8 JSON; undefined when they are not. Every secret key is masked, and values deeper than `DEEPEST` become null. Keys
 * are masked after parsing, because "\u006blp_sk_" is a way to write one.
 */
export function readJson(bytes: Uint8Array<ArrayBuffer>): { value: unknown } | undefined {
  try {
    return { value: clean(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))) }
  } catch {
    return undefined
  }
}

/**
 * Goes level by level, without recursion: the shopper's browser decides how deep `meta_data` is, and a deep value must not leave a
 * payment unknown.
 */
function clean(parsed: unknown): unknown {
  const root = [parsed]
  let level: object[] = [root]
  for (let depth = 0; level.length > 0; depth += 1) {
    const next: object[] = []
    for (const holder of level)
      for (const [name, value] of Object.entries<unknown>(holder as Record<string, unknown>)) {
        const cleaned = cleanValue(value, depth)
        const cleanName = withoutSecrets(name)
        if (cleanName !== name) Reflect.deleteProperty(holder, name)
        if (cleanName !== name || cleaned !== value) put(holder, cleanName, cleaned)
        if (typeof cleaned === 'object' && cleaned !== null) next.push(cleaned)
      }
    level = next
  }
  return root[0]
}

function cleanValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return withoutSecrets(value)
  return typeof value === 'object' && depth > DEEPEST ? null : value
}

/** Not by assignment: for the name `__proto__`, or a setter that a library put on the prototype, it would create no property. */
function put(holder: object, name: string, value: unknown): void {
  const property = { __proto__: null, value, writable: true, enumerable: true, configurable: true }
  Reflect.defineProperty(holder, name, property)
}
