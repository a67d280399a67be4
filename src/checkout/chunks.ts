import type { Network } from './http/request.ts'
import { createChunk, type FetchChunk } from './http/chunk.ts'

/**
 * What is fetched after the first screen. `later`: everything from the chosen bank to the end, what draws its steps, what reads
 * them, and their words. `cleaner`: what cleans a bank's terms, as heavy as all of the above and needed on one screen of some banks.
 */
export function createChunks(document: Document, network: Network) {
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
      retried('clean-terms', () => import('./screens/clean-terms.ts')),
      network,
    ),
  }
}

export type AllChunks = ReturnType<typeof createChunks>
