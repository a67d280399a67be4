import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path/posix'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { CHECKOUT_PICTURE } from '../../src/docs/pages.ts'
import { markFile } from '../../src/shared/mark.ts'
import { example } from './blocks.ts'
import { DOCUMENTS, pageText } from './documents.ts'

/* What the documents say in figures and file names holds for the built package and for this folder. */

const ROOT = join(import.meta.dirname, '../..')

/** The files in `dist` for each row of the table, by the words with which the row begins. */
const FILES: Record<string, RegExp[]> = {
  '`klump.js`': [/^klump\.js$/],
  // Of the two builds the larger one: a page loads one of them.
  '`overlay`': [/^overlay-[^/]+\.js$/],
  '`hints`': [/^hints-[^/]+\.js$/],
  '`elements`': [/^elements-[^/]+\.js$/],
  'the checkout': [/^checkout\/index\.html$/],
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

test('each file is at most as large as the page “Sell” states, and less than a third smaller', () => {
  const rows = [...pageText('sell').matchAll(/^\| ([^|]+?) +\|[^|\n]+\| ([\d.]+) kB +\|$/gm)]
  expect(rows).toHaveLength(Object.keys(FILES).length)
  for (const [, what = '', kB] of rows) {
    const [, patterns] = Object.entries(FILES).find(([name]) => what.startsWith(name)) ?? []
    if (!patterns) throw new Error(`Which files are "${what}"?`)
    const bytes = patterns.map(size).reduce((sum, each) => sum + each, 0)
    expect(bytes, what).toBeLessThanOrEqual(Number(kB) * 1000)
    expect(bytes, what).toBeGreaterThan(Number(kB) * 667)
  }
})

test('the folder public has exactly the pictures that the documents show', () => {
  const pictures = DOCUMENTS.flatMap(({ file, text }) =>
    [...text.matchAll(/src="([^"]+\.(?:svg|png))"/g)].map(([, path = '']) => join(dirname(file), path)),
  )
  expect(pictures).toContain('public/checkout.png')
  expect(pictures.filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
  const there = readdirSync(join(ROOT, 'public'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:svg|png)$/.test(file))
    .map((file) => `public/${file}`)
  expect(there.filter((file) => !pictures.includes(file))).toEqual([])
})

test('the mark in the head of each page is the one of the package', () => {
  expect(readFileSync(join(ROOT, 'dist/docs/pictures/mark.svg'), 'utf8')).toBe(markFile())
})

test('the picture of the checkout is a copy of the gallery’s, made by npm run docs', () => {
  const picture = (file: string) => readFileSync(join(ROOT, file)).toString('base64')
  expect(picture('public/checkout.png') === picture(CHECKOUT_PICTURE)).toBe(true)
})

test('the script tag with a hash is otherwise the tag of the quick start', () => {
  const hash = ' integrity="sha384-..." crossorigin'
  expect(example('hashes.html')).toContain(hash)
  expect(example('shop.html')).toContain(example('hashes.html').replace(hash, '').trim())
})

test('the checkout’s policy in the documents is the built policy', () => {
  const html = readFileSync(join(ROOT, 'dist/checkout/index.html'), 'utf8')
  // Each build has hashes of its own.
  const written = html.replaceAll(/'sha256-[\w+/]{43}='/g, "'sha256-...'")
  expect(written).toContain(`content="${example('checkout-policy.txt').trim().replaceAll('\n', ' ')}"`)
})

test('the documents name the npm pack file by the version in package.json', () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  const named = DOCUMENTS.flatMap(({ text }) =>
    [...text.matchAll(/klump-checkout-([\d.]+)\.tgz/g)].map(([, name]) => name),
  )
  expect(new Set(named)).toEqual(new Set([version]))
})
