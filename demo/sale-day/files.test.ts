import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

// Checks the sizes in README.md that depend on the build.
const README = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8').replaceAll(/\s+/g, ' ')
const DIST = join(import.meta.dirname, '../../dist')

const read = (file: string) => readFileSync(join(DIST, file))
const weigh = (files: readonly string[]) =>
  files.map((file) => gzipSync(read(file), { level: 9 }).length).reduce((sum, bytes) => sum + bytes, 0)

// klump.js names its overlay chunk, and the page names the chunks of its later screens.
const overlay = /overlay-[\w-]+\.js/.exec(read('klump.js').toString())?.[0] ?? ''
const page = read('checkout/index.html').toString()
const later = [...page.matchAll(/name="klump-chunk-[^"]+" content="\.\/([^"]+)"/g)].map(([, file]) => file)
const ROWS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/`klump\.js` *\| (\d+) *\| ([\d.]+) kB/, ['klump.js']],
  [/the overlay's chunk *\| (\d+) *\| ([\d.]+) kB/, [overlay]],
  [/the page, with its first screen inside *\| (\d+) *\| ([\d.]+) kB/, ['checkout/index.html']],
  [/its later scripts *\| (\d+) *\| ([\d.]+) kB/, later.map((file) => `checkout/${file}`)],
]

test.each(ROWS)('no file of a purchase is larger than README.md says: %s', (row, files) => {
  const [, count, kB] = row.exec(README) ?? []
  expect(files.length).toBe(Number(count))
  expect(weigh(files)).toBeLessThanOrEqual(Number(kB) * 1000)
})

test('100,000 openings a minute need no more bandwidth than README.md states', () => {
  const bits = weigh(ROWS.flatMap(([, files]) => files)) * 8 * (100_000 / 60)
  expect(bits / 1e9).toBeLessThanOrEqual(Number(/up to ([\d.]+) Gbit\/s/.exec(README)?.[1]))
  expect(readdirSync(DIST)).toContain(overlay)
})
