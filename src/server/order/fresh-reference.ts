import { callHook, hookFailed } from '../hooks.ts'

const RANDOM_BYTES = 16

/** Returns the given number of unpredictable bytes. */
export type Random = (bytes: number) => Uint8Array

export const randomBytes: Random = (bytes) => crypto.getRandomValues(new Uint8Array(bytes))

/**
 * '1007', 2 becomes '1007-2-9f86d081884c7d659a2feaa0c55ad015'. Characters of the order's number that an address would encode ('#1007')
 * are replaced or left out, because proxies differ on encoded slashes.
 */
export async function freshReference(order: string, attempt: number, random: Random): Promise<string> {
  const name = order.replaceAll(/[^\w.~]+/g, '-').replaceAll(/^-|-$/g, '')
  const bytes = await callHook(() => random(RANDOM_BYTES), 'random')
  if (!(bytes instanceof Uint8Array) || bytes.length !== RANDOM_BYTES)
    throw hookFailed('random', `a Uint8Array of ${RANDOM_BYTES}`, bytes)
  const noise = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${name.slice(0, 100) || 'order'}-${attempt}-${noise}`
}
