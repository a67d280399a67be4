import type { Network } from '../api/request.ts'
import type * as cleaner from '../steps/clean-terms.ts'
import { createChunk, type Chunk, type FetchChunk } from './chunk.ts'
import type * as later from './later.ts'

type Later = typeof later
export type Cleaner = typeof cleaner

/** What is fetched after the first screen. */
export interface Chunks {
  /** Everything from the chosen bank to the end: what draws its steps, what reads them, and their words. */
  readonly later: Chunk<Later>
  /** What cleans a bank's terms: as heavy as all of the above, and needed on one screen of some banks. */
  readonly cleaner: Chunk<Cleaner>
}

export function createChunks(document: Document, network: Network): Chunks {
  // The first try is the bundler's own import; for the others the build has written the file's address into the page.
  function retried<Module>(name: string, first: () => Promise<Module>): FetchChunk<Module> {
    return (again) => {
      const written = document.querySelector<HTMLMetaElement>(`meta[name="klump-chunk-${name}"]`)?.content
      if (again === '' || written === undefined) return first()
      return import(/* @vite-ignore */ new URL(written + again, document.baseURI).href) as Promise<Module>
    }
  }
  const fetchLater = retried('later', () => import('./later.ts'))
  return {
    later: createChunk(
      'later',
      async (again) => {
        const later = await fetchLater(again)
        later.addStyles(document)
        return later
      },
      network,
    ),
    cleaner: createChunk(
      'clean-terms',
      retried('clean-terms', () => import('../steps/clean-terms.ts')),
      network,
    ),
  }
}
