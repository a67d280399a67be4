import type { Chunk } from '../chunks/chunk.ts'
import type { Chunks } from '../chunks/chunks.ts'
import * as later from '../chunks/later.ts'
import type { WatchSight } from '../steps/watch-sight.ts'
import * as cleaner from '../steps/clean-terms.ts'

const atHand = <Module>(module: Module): Chunk<Module> => ({ here: module, load: async () => module })

later.addStyles(document)

/** A checkout whose code has all come already, in a browser that does not tell what is seen unless a test does. */
export const chunksWith = (watchSight?: WatchSight): Chunks => ({
  later: atHand({ ...later, watchSight }),
  cleaner: atHand(cleaner),
})

export const chunksAtHand = chunksWith()
