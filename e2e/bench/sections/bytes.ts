import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { DIST } from '../listen.ts'
import type { Peer } from '../peers.ts'
import type { Bench, Section } from '../section.ts'
import { kB, table } from '../table.ts'

const zipped = (content: Buffer) => gzipSync(content, { level: 9 }).byteLength

/** `bytes`: the built files, and each peer's bundle. */
export function bytes({ peers }: Bench): Section {
  const figures = () => weigh(peers)
  return {
    name: 'bytes',
    once: true,
    round: () => Promise.resolve(),
    report: () =>
      `## Bytes, gzip\n\n${table(
        ['What', 'kB'],
        figures().map(({ what, bytes }) => [what, kB(bytes)]),
      )}`,
    figures,
  }
}

/** What is loaded, in bytes after gzip. */
export interface Bytes {
  readonly what: string
  readonly bytes: number
}

function weigh(peers: readonly Peer[]): Bytes[] {
  const script = readFileSync(join(DIST, 'klump.js'))
  const [overlay = ''] = /overlay-[\w-]+\.js/.exec(script.toString()) ?? []
  const page = readFileSync(join(DIST, 'checkout/index.html'))
  // The files it loads, by `src` and `href`; it also names later files, for a second try at those.
  const loaded = [...page.toString().matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map(
    ([, file]) => `checkout/${file}`,
  )
  const later = readdirSync(join(DIST, 'checkout/assets'))
    .map((file) => `checkout/assets/${file}`)
    .filter((file) => /\.(js|css)$/.test(file) && !loaded.includes(file))
  const size = (files: readonly string[]) =>
    files.reduce((sum, file) => sum + zipped(readFileSync(join(DIST, file))), 0)
  return [
    { what: 'klump.js: before anybody clicks', bytes: zipped(script) },
    { what: 'the overlay: when idle', bytes: size([overlay]) },
    { what: 'the checkout: its first screen', bytes: zipped(page) + size(loaded) },
    { what: 'the checkout: what is loaded when needed', bytes: size(later) },
    ...peers.map(({ name, script, styles }) => ({
      what: `${name}, bundled: before anybody clicks`,
      bytes: zipped(script) + (styles ? zipped(styles) : 0),
    })),
  ]
}
