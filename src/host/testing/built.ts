import { createHash } from 'node:crypto'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { MANIFEST, nameOf, type FileEntry } from '../manifest.ts'
import type { Store } from '../store.ts'

/** A short page of the checkout, in the form that the build writes. */
export const PAGE = `<!doctype html>
<head>
    <meta name="klump-api" content="https://api.useklump.com" />
    <link rel="preconnect" href="https://api.useklump.com" crossorigin />
    <meta
      http-equiv="Content-Security-Policy"
      content="default-src 'none'; connect-src 'self' https://api.useklump.com; base-uri 'none'"
    />
</head>`

const TYPES: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
}

/** Files named as a build names them, with this text. */
export const filesOf = (hash: string, text = ''): Record<string, string> => ({
  'klump.js': `window.Klump = '${hash}${text}'`,
  [`overlay-${hash}.js`]: `export const overlay = '${hash}'`,
  'checkout/index.html': PAGE,
  'checkout/terms.html': PAGE,
  [`checkout/assets/app-${hash}.css`]: `a{--b:${hash}}`,
  'docs/index.html': `<!doctype html><h1>Documentation ${hash}</h1>`,
  'docs/errors.html': `<!doctype html><h3 id="declined">declined ${hash}</h3>`,
})

/** The output of a build of these files, by path: the files, their compressed forms, the manifest. */
export function builtFrom(version: string, files: Readonly<Record<string, string>>): Map<string, Uint8Array> {
  const written = new Map<string, Uint8Array>()
  const entries: Record<string, FileEntry> = {}
  for (const [path, text] of Object.entries(files)) {
    const bytes = new TextEncoder().encode(text)
    const [br, gzip] = [brotliCompressSync(bytes), gzipSync(bytes)]
    written.set(path, bytes)
    written.set(nameOf(path, 'br'), br)
    written.set(nameOf(path, 'gzip'), gzip)
    const isPage = path.endsWith('.html')
    entries[path] = {
      type: TYPES[path.split('.').at(-1) ?? ''] ?? '',
      sha384: hashOf(bytes),
      ...(!isPage && { br: hashOf(br), gzip: hashOf(gzip) }),
    }
  }
  written.set(MANIFEST, new TextEncoder().encode(JSON.stringify({ version, files: entries })))
  return written
}

/** A store of these files; `asked` lists the paths that were read. */
export function storeOf(version: string, files: Readonly<Record<string, string>>) {
  const written = builtFrom(version, files)
  const asked: string[] = []
  const store: Store = {
    async read(path) {
      asked.push(path)
      return written.get(path)
    },
  }
  return { store, asked, written }
}

const hashOf = (bytes: Uint8Array) => createHash('sha384').update(bytes).digest('base64')
