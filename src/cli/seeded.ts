import { createHash } from 'node:crypto'

/** Numbers in [0, 1) that are the same for the same seed, so that a configuration may hold the first keys of a sandbox. */
export function seeded(seed: string): () => number {
  let count = 0
  return () => {
    count += 1
    return createHash('sha256').update(`${seed}\n${count}`).digest().readUInt32BE() / 2 ** 32
  }
}
