import type { Chunk } from '../http/chunk.ts'
import type { AllChunks } from '../chunks.ts'
import * as later from '../later.ts'
import type { WatchSight } from '../components/watch-sight.ts'
import * as cleaner from '../screens/clean-terms.ts'

const atHand = <Module>(module: Module): Chunk<Module> => ({ here: module, load: async () => module })

later.addStyles(document)

/** All chunks, loaded already. The browser reports no visibility unless a test passes `watchSight`. */
export const chunksWith = (watchSight?: WatchSight): AllChunks => ({
  later: atHand({ ...later, watchSight }),
  cleaner: atHand(cleaner),
})

export const chunksAtHand = chunksWith()
