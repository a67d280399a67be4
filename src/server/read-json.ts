import { withoutSecrets } from './secret-key.ts'

/** Bytes of the largest body that is read. Real ones are a few thousand; more is a mistake or an attack. */
export const LONGEST_BODY = 1_000_000

/**
 * The JSON value in these bytes, with every secret key in it blacked out; or undefined when they are not UTF-8 JSON.
 * Keys are looked for after parsing, because "\u006blp_sk_" is a way to write one.
 */
export function readJson(bytes: Uint8Array<ArrayBuffer>): { value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return { value: JSON.parse(withoutSecrets(JSON.stringify(value))) as unknown }
  } catch {
    return undefined
  }
}
