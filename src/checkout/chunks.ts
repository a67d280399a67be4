import { firstTransition } from './flow/first-transition.ts'
import type { Network } from './http/request.ts'
import { createChunk, type Source } from './http/chunk.ts'

/**
 * The chunks that are loaded after the first screen. `later`: the screens from the chosen bank to the end, the parsers for their steps, and
 * their texts. `cleaner`: the sanitizer for a bank's terms, which is large and needed on one screen of some banks. `lost` are
 * the files because of which the document was reloaded.
 */
export function createChunks(document: Document, network: Network, lost: readonly string[] = []) {
  // The first try is the bundler's own import. Retries use the file's address, which the build has written into the page.
  function sourceOf<Module>(name: string, first: () => Promise<Module>): Source<Module> {
    const [written] = chunkNamesIn(document, name)
    const addressOf = (file: string) => new URL(file, document.baseURI).href
    return {
      fetch(again) {
        if (again === '' || written === undefined) return first()
        return import(/* @vite-ignore */ addressOf(written + again)) as Promise<Module>
      },
      async whyMissing() {
        if (written === undefined) return 'unreachable'
        const answer = await network.fetch(addressOf(written), { method: 'HEAD', cache: 'no-store' })
        if (!isMissing(answer)) return 'unreachable'
        return lost.includes(written) ? 'server' : 'outdated'
      },
    }
  }
  const later = sourceOf('later', () => import('./later.ts'))
  return {
    later: createChunk(
      'later',
      {
        ...later,
        async fetch(again) {
          const module = await later.fetch(again)
          module.addStyles(document)
          return module
        },
      },
      network,
    ),
    cleaner: createChunk(
      'clean-terms',
      sourceOf('clean-terms', () => import('./screens/clean-terms.ts')),
      network,
    ),
  }
}

/** The transitions of the flow: those of the first screens, until the later chunk has loaded. */
export function rulesOf(chunks: Pick<AllChunks, 'later'>): typeof firstTransition {
  return (state, event) => (chunks.later.here?.transition ?? firstTransition)(state, event)
}

/** The addresses of chunks that the build has written into the page: of one chunk, or of all. */
export function chunkNamesIn(document: Document, name = ''): string[] {
  const metas = document.querySelectorAll<HTMLMetaElement>(`meta[name^="klump-chunk-${name}"]`)
  return Array.from(metas, ({ content }) => content)
}

export type AllChunks = ReturnType<typeof createChunks>

// Some servers refuse a file that they do not have (403), and some answer with their front page instead.
function isMissing({ status, headers }: Response): boolean {
  if (status >= 400) return status < 500 && status !== 408 && status !== 429
  return !/javascript/.test(headers.get('content-type') ?? '')
}
