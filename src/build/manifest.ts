import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { MANIFEST, nameOf, type FileEntry, type Manifest } from '../host/manifest.ts'
import { filesOfPages } from './integrity.ts'

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  map: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
}

/**
 * Writes dist/host/manifest.json: each file that a page loads, with its content type and its hash, and the hashes of its compressed forms,
 * which are written beside it. A host serves these names and nothing else. It writes into documents, and so compresses them itself.
 */
export function writeManifest(root: string): void {
  const dist = join(root, 'dist')
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const files: Record<string, FileEntry> = {}
  for (const path of [...filesOfPages(dist), ...filesOfDocs(dist)]) {
    const bytes = readFileSync(join(dist, path))
    const save = (encoding: 'br' | 'gzip', compressed: Uint8Array): string => {
      const place = join(dist, nameOf(path, encoding))
      mkdirSync(dirname(place), { recursive: true })
      writeFileSync(place, compressed)
      return hashOf(compressed)
    }
    files[path] = {
      type: typeOf(path),
      sha384: hashOf(bytes),
      ...(!isWrittenByHost(path) && {
        br: save('br', brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })),
        gzip: save('gzip', gzipSync(bytes, { level: 9 })),
      }),
    }
  }
  // Source maps, for reading the code in a browser; no page loads them.
  for (const map of mapsOf(dist, Object.keys(files)))
    files[map] = { type: typeOf(map), sha384: hashOf(readFileSync(join(dist, map))) }
  writeFileSync(join(dist, MANIFEST), `${JSON.stringify({ version, files } satisfies Manifest, null, 2)}\n`)
}

const isWrittenByHost = (path: string) => path.startsWith('checkout/') && path.endsWith('.html')

/** The documentation without its scripts: a host serves none of them, because it is on the checkout's own origin. */
const filesOfDocs = (dist: string): string[] =>
  readdirSync(join(dist, 'docs'), { recursive: true, encoding: 'utf8' })
    .map((path) => `docs/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.(?:html|css|svg|png)$/.test(path))
    .sort()

/** The source maps of these files, and of the scripts inside the checkout's document. */
function mapsOf(dist: string, paths: readonly string[]): string[] {
  const beside = paths.map((path) => `${path}.map`).filter((map) => existsSync(join(dist, map)))
  const inside = [
    ...readFileSync(join(dist, 'checkout/index.html'), 'utf8').matchAll(
      /\/\/# sourceMappingURL=(\S+)<\/script>/g,
    ),
  ].map(([, map]) => `checkout/${map}`)
  return [...beside, ...inside]
}

const hashOf = (bytes: Uint8Array) => createHash('sha384').update(bytes).digest('base64')

/** @throws Error for an unknown kind of file */
function typeOf(path: string): string {
  const type = TYPES[path.split('.').at(-1) ?? '']
  if (type === undefined) throw new Error(`${path}: which content type does it have?`)
  return type
}
