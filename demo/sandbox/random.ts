import { createHash, randomBytes } from 'node:crypto'

/** In [0, 1), from the operating system's generator: keys and tokens are made of it. */
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

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
