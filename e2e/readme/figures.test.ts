import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { example, README } from './blocks.ts'

/* What the README says in figures and file names holds for the built package and for this folder. */

const ROOT = join(import.meta.dirname, '../..')

/** By the words with which a row of the README's table begins: what it stands for, in `dist`. */
const FILES: Record<string, RegExp[]> = {
  '`klump.js`': [/^klump\.js$/],
  // Of the two builds the larger one: a page loads one of them.
  '`overlay`': [/^overlay-[^/]+\.js$/],
  '`hints`': [/^hints-[^/]+\.js$/],
  '`elements`': [/^elements-[^/]+\.js$/],
  'the checkout': [
    /^checkout\/index\.html$/,
    /^checkout\/assets\/index-[^/]+\.js$/,
    /^checkout\/assets\/index-[^/]+\.css$/,
  ],
  'its later screens': [/^checkout\/assets\/later-[^/]+\.js$/],
  'the cleaner': [/^checkout\/assets\/clean-terms-[^/]+\.js$/],
  'the banner': [/^checkout\/terms\.html$/, /^checkout\/assets\/terms-[^/]+\.js$/],
}

const built = readdirSync(join(ROOT, 'dist'), { recursive: true, encoding: 'utf8' })

/** In bytes, as a server with gzip sends it. */
function size(pattern: RegExp): number {
  const sizes = built
    .filter((file) => pattern.test(file))
    .map((file) => gzipSync(readFileSync(join(ROOT, 'dist', file))).length)
  expect(sizes.length, String(pattern)).toBeGreaterThan(0)
  return Math.max(...sizes)
}

test('sizes: none is larger than it says, and none is smaller by a third', () => {
  const rows = [...README.matchAll(/^\| ([^|]+?) +\|[^|\n]+\| ([\d.]+) kB +\|$/gm)]
  expect(rows).toHaveLength(Object.keys(FILES).length)
  for (const [, what = '', kB] of rows) {
    const [, patterns] = Object.entries(FILES).find(([name]) => what.startsWith(name)) ?? []
    if (!patterns) throw new Error(`Which files are "${what}"?`)
    const bytes = patterns.map(size).reduce((sum, each) => sum + each, 0)
    expect(bytes, what).toBeLessThanOrEqual(Number(kB) * 1000)
    expect(bytes, what).toBeGreaterThan(Number(kB) * 667)
  }
})

test('layout: the folders and files it names are there', () => {
  const text = example('layout.txt')
  const named = [...text.matchAll(/\b(\w+)\/|\b(\w+\.ts)\b/g)].map(([, folder, file]) => folder ?? file ?? '')
  expect(named.length).toBeGreaterThan(8)
  const isThere = (name: string) =>
    ['', 'src', 'demo', 'e2e'].some((place) => existsSync(join(ROOT, place, name)))
  expect(named.filter((name) => !isThere(name))).toEqual([])
})

test('pictures it shows are there', () => {
  const pictures = [...README.matchAll(/src="(public\/[^"]+)"/g)].map(([, path = '']) => path)
  expect(pictures.length).toBeGreaterThan(0)
  expect(pictures.filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
})

test('the tag with a hash is the tag of the quick start, with a hash', () => {
  const hash = ' integrity="sha384-..." crossorigin'
  expect(example('hashes.html')).toContain(hash)
  expect(example('shop.html')).toContain(example('hashes.html').replace(hash, '').trim())
})

test('the policy of the checkout is the one that was built', () => {
  const html = readFileSync(join(ROOT, 'dist/checkout/index.html'), 'utf8')
  expect(html).toContain(`content="${example('checkout-policy.txt').trim().replaceAll('\n', ' ')}"`)
})
