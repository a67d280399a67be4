import { createHash, randomBytes } from 'node:crypto'

/** In [0, 1), from the operating system's generator, for keys and tokens. */
export function secureRandom(): number {
  return randomBytes(4).readUInt32BE() / 2 ** 32
}

/** `bytes` random bytes as lower-case hex. */
export function randomHex(random: () => number, bytes: number): string {
  return Array.from({ length: bytes }, () =>
    Math.floor(random() * 256)
      .toString(16)
      .padStart(2, '0'),
  ).join('')
}

/** An id in Klump's form, derived from a number. */
export function uuidOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
}

/** A random id in the same form. */
export function randomUuid(random: () => number): string {
  const hex = randomHex(random, 16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-')
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
