import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DOCUMENTS } from './documents.ts'

// A stranger can use up a guessable reference before the shopper comes. Shops copy the references in these texts.

const ROOT = join(import.meta.dirname, '../..')
const UNGUESSABLE = /[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[\da-f]{4}-[\da-f]{12}|random/i
/** A value that is written beside the name. */
const VALUE = /merchant_?reference['"]?\s*[:=]\s*((['"`]).*?\2(?:\s*\+\s*[^,\n]+)?|\d+)/gi
/** An order's number used as if it were a reference. */
const NUMBERED = /\b(?:order|itan|shop|gallery)-\d+\b(?!-)/gi

const filesIn = (folder: string, wanted: RegExp, unwanted: RegExp) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter((path) => wanted.test(path) && !unwanted.test(path))
    .map((path) => [path, readFileSync(join(ROOT, path), 'utf8')] as const)

const docstrings = (code: string) => code.match(/\/\*\*[^]*?\*\//g)?.join('\n') ?? ''

/** What shops read and copy: the documents, what an editor shows at a name, the demo, and the shops that tests use as examples. */
const SHOWN = [
  ...DOCUMENTS.map(({ file, text }) => [file, text] as const),
  ...filesIn('src', /\.tsx?$/, /\.test\./).map(([path, code]) => [path, docstrings(code)] as const),
  ...filesIn('demo', /\.(?:tsx?|js|html|md)$/, /\.test\.|\/testing\/|\/kill\//),
  ...filesIn('e2e/package/shop', /\.ts$/, /\.test\./),
  ...filesIn('e2e/server', /shop-server\.ts$/, /\.test\./),
]

function guessable(text: string): string[] {
  const values = [...text.matchAll(VALUE)].map(([found]) => found)
  const numbered = [...text.matchAll(NUMBERED)].map(({ 0: found, index }) =>
    // The text may name one as a bad example.
    text.slice(0, index).endsWith('whoever guesses `') ? '' : found,
  )
  return [...values.filter((value) => !UNGUESSABLE.test(value)), ...numbered.filter(Boolean)]
}

test.each([
  "merchant_reference: 'order-1007',",
  'merchant_reference: "A1"',
  'merchantReference: `order-${order.id}`',
  "merchant_reference = 'order-' + id",
  'merchant_reference: 1007',
  "const order = { reference: 'order-1007' }",
])('this test finds a reference that can be guessed: %s', (text) => {
  expect(guessable(text)).not.toEqual([])
})

test.each(SHOWN.filter(([, text]) => /reference|order-\d/i.test(text)))(
  '%s shows no merchant reference that can be guessed',
  (_path, text) => expect(guessable(text)).toEqual([]),
)

test('the documents show merchant references, and a way to make unguessable ones', () => {
  const all = DOCUMENTS.map(({ text }) => text).join('\n')
  expect(all.match(VALUE)?.length).toBeGreaterThan(0)
  expect(all).toContain('crypto.randomUUID()')
})
