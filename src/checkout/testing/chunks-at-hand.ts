import type { Chunk } from '../http/chunk.ts'
import type { AllChunks } from '../chunks.ts'
import * as later from '../later.ts'
import type { WatchSight } from '../components/watch-sight.ts'
import * as cleaner from '../screens/clean-terms.ts'

const atHand = <Module>(module: Module): Chunk<Module> => ({ here: module, load: async () => module })

later.addStyles(document)

/** A checkout whose code has all come already, in a browser that does not tell what is seen unless a test does. */
export const chunksWith = (watchSight?: WatchSight): AllChunks => ({
  later: atHand({ ...later, watchSight }),
  cleaner: atHand(cleaner),
})

export const chunksAtHand = chunksWith()
