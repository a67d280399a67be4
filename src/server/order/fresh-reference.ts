import { callHook, hookFailed } from '../hooks.ts'

const RANDOM_BYTES = 16

/** This many bytes that nobody can guess. */
export type Random = (bytes: number) => Uint8Array

export const randomBytes: Random = (bytes) => crypto.getRandomValues(new Uint8Array(bytes))

/**
 * '1007', 2 becomes '1007-2-9f86d081884c7d659a2feaa0c55ad015'. What would have to be encoded in an address is left out of the order's
 * number ('#1007'): proxies differ on encoded slashes.
 */
export async function freshReference(order: string, attempt: number, random: Random): Promise<string> {
  const name = order.replaceAll(/[^\w.~]+/g, '-').replaceAll(/^-|-$/g, '')
  const bytes = await callHook(() => random(RANDOM_BYTES), 'random')
  if (!(bytes instanceof Uint8Array) || bytes.length !== RANDOM_BYTES)
    throw hookFailed('random', `a Uint8Array of ${RANDOM_BYTES}`, bytes)
  const noise = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${name.slice(0, 100) || 'order'}-${attempt}-${noise}`
}
