import type { Chunk } from '../chunks/chunk.ts'
import type { Chunks } from '../chunks/chunks.ts'
import * as later from '../chunks/later.ts'
import * as cleaner from '../steps/clean-terms.ts'

const atHand = <Module>(module: Module): Chunk<Module> => ({ here: module, load: async () => module })

later.addStyles(document)

/** A checkout whose code has all come already. */
export const chunksAtHand: Chunks = { later: atHand(later), cleaner: atHand(cleaner) }
