import { withoutSecrets } from './secret-key.ts'

/** Bytes of the largest body that is read. Real ones are a few thousand; more is a mistake or an attack. */
export const LONGEST_BODY = 1_000_000

/** Levels of lists and objects that are kept. `JSON.stringify` and `structuredClone` overflow the stack at about 4 000. */
const DEEPEST = 100

/**
 * The JSON value in these bytes, with every secret key in it blacked out and null where it is deeper than `DEEPEST`; or undefined
 * when they are not UTF-8 JSON. Keys are looked for after parsing, because "\u006blp_sk_" is a way to write one.
 */
export function readJson(bytes: Uint8Array<ArrayBuffer>): { value: unknown } | undefined {
  try {
    return { value: clean(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))) }
  } catch {
    return undefined
  }
}

/**
 * Level by level and never by recursion: `meta_data` is as deep as the shopper's browser made it, and a payment must not
 * stay unknown for that.
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

/** Not by assignment, which an own property named `__proto__` and a setter that a library put on the prototype would catch. */
function put(holder: object, name: string, value: unknown): void {
  const property = { __proto__: null, value, writable: true, enumerable: true, configurable: true }
  Reflect.defineProperty(holder, name, property)
}
