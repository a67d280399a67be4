import { openFolder } from '../../host/folder.ts'
import { ENCODINGS } from '../../host/manifest.ts'
import { createHost } from '../../host/node.ts'
import { INDEXED, INTEGRITY } from '../../host/pages.ts'
import type { HostOptions } from '../../host/options.ts'
import { openVersions } from '../../host/versions.ts'

export type Headers = Readonly<Record<string, string>>

/** One address of the host, and what the host answers there. */
export interface Page {
  /** `/checkout/` */
  readonly path: string
  /** Below the folder of the files: `/checkout/index.html`. */
  readonly file: string
  readonly headers: Headers
  /** The uncompressed body, and the compressed forms that the host has. */
  readonly forms: ReadonlyMap<'' | '.br' | '.gz', Uint8Array>
}

/** Everything that a host answers without looking at more than the address. */
export interface Site {
  readonly pages: readonly Page[]
  /** Headers of the answer for an unknown address. */
  readonly nothing: Headers
  /** Headers of the answer to methods other than GET and HEAD. */
  readonly notRead: Headers
  /** Headers of an answer of the relay. */
  readonly relayed: Headers
  readonly redirect: Headers
  /** Headers of the answer for the document of a version that the host does not have. */
  readonly moved: Headers
}

/** Headers that each server sets in its own way: length, freshness, and the choice among compressed forms. */
const OWN = new Set(['content-length', 'content-encoding', 'etag', 'vary', 'location'])
const SUFFIXES = { br: '.br', gzip: '.gz' } as const

/** Requests each address from the host itself, so that no second list of its headers is needed. */
export async function readSite(
  options: HostOptions,
  folders: readonly string[],
  alias?: string,
): Promise<Site> {
  const host = createHost({ ...options, versions: { kept: folders, alias }, log: () => {} })
  const request = (path: string, init?: RequestInit) =>
    host.fetch(new Request((options.origin ?? 'http://localhost') + path, init))
  const { current, all } = await openVersions(
    folders.map((folder) => ({ files: openFolder(folder) })),
    alias,
  )
  await host.check()

  async function readPage(path: string): Promise<Page> {
    const plain = await request(path)
    if (plain.status !== 200) throw new Error(`The host answers ${plain.status} at ${path}.`)
    const forms: Page['forms'] = new Map([
      ['', new Uint8Array(await plain.arrayBuffer())],
      ...(
        await Promise.all(
          ENCODINGS.map(async (encoding) => {
            const response = await request(path, { headers: { 'accept-encoding': encoding } })
            const isCompressed = response.headers.get('content-encoding') === encoding
            return isCompressed
              ? ([[SUFFIXES[encoding], new Uint8Array(await response.arrayBuffer())]] as const)
              : []
          }),
        )
      ).flat(),
    ])
    return { path, file: path.replace(/\/$/, '/index.html'), headers: headersOf(plain), forms }
  }

  const paths = new Set(
    all.flatMap(({ version }) =>
      [...version.files.keys(), INTEGRITY].flatMap((file) => [
        ...(version === current || !/^(klump\.js|integrity\.json|docs\/|checkout\/[\w-]+\.html)/.test(file)
          ? addresses('/', file)
          : []),
        ...addresses(`/v/${version.name}/`, file),
      ]),
    ),
  )
  const pages: Page[] = []
  for (const path of paths) pages.push(await readPage(path))
  return {
    pages,
    nothing: headersOf(await request('/nothing')),
    notRead: headersOf(await request('/', { method: 'POST' })),
    relayed: headersOf(await request('/v1/nothing')),
    redirect: headersOf(await request('/checkout')),
    moved: headersOf(await request('/v/0.0.0-none/checkout/')),
  }
}

function addresses(below: string, file: string): string[] {
  const folder = file.replace(/index\.html$/, '')
  return INDEXED.has(folder) ? [below + file, below + folder] : [below + file]
}

const headersOf = ({ headers }: Response): Headers =>
  Object.fromEntries([...headers].filter(([name]) => !OWN.has(name)))

/** A document of a version that the host does not have: the request is redirected to the current version. */
export const MOVED = '^/v/[0-9A-Za-z_.-]+/checkout/(index\\.html|terms\\.html)?$'

/** Groups the pages by their headers: one group for each set of headers. */
export function groupsOf({
  pages,
}: Site): { readonly headers: Headers; readonly paths: readonly string[] }[] {
  const groups = new Map<string, { headers: Headers; paths: string[] }>()
  for (const { path, headers } of pages) {
    const key = JSON.stringify(headers)
    const group = groups.get(key) ?? { headers, paths: [] }
    groups.set(key, group)
    group.paths.push(path)
  }
  return [...groups.values()]
}
