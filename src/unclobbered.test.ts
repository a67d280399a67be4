import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

// The code that runs in a shop's page, where a named element can shadow a property of the document. The checkout's own document
// has no such elements: the sanitiser of a bank's terms removes names and ids.
const FOLDERS = ['', 'elements/', 'errors/', 'loader/', 'overlay/', 'protocol/', 'shared/', 'validation/']
/** They run in the checkout's frame. */
const OF_THE_FRAME = ['protocol/frame-end.ts']

const files = FOLDERS.flatMap((folder) =>
  readdirSync(new URL(`./${folder}`, import.meta.url))
    .map((file) => folder + file)
    .filter((file) => /(?<!\.test)\.ts$/.test(file) && !OF_THE_FRAME.includes(file)),
)
const codeOf = (file: string) =>
  readFileSync(new URL(`./${file}`, import.meta.url), 'utf8').replaceAll(/^\s*(\/\/|\/?\*).*$/gm, '')

/** How a property of the document can be read without `read()`, as `{ ... } = document` too. */
const BARE = /\bdocument(\?\.|!?\.|\[)\w*|\}(: Document)? = (\w+\.)?document\b|\{[^{}\n]+\}: Document\b/g

it.each(files)('%s reads the document’s properties through its class alone', (file) => {
  expect(codeOf(file).match(BARE) ?? []).toEqual([])
})

it('the pattern BARE finds each way of reading a property from the document directly', () => {
  for (const code of [
    'document.body',
    'document?.hidden',
    'const { body } = document',
    '({ body }: Document) =>',
  ])
    expect(code.match(BARE)).not.toBeNull()
})

/** Every supported browser has these. The names in `GUARDED` are read as own properties (script.ts) or checked where they are read. */
const OF_EVERY_WINDOW =
  'addEventListener removeEventListener document history innerHeight innerWidth location navigator origin parent visualViewport'
const GUARDED = ['HTMLDialogElement', 'Klump', 'navigation', 'requestIdleCallback']

it('the code reads only window properties that every browser has, so that a named element cannot replace one', () => {
  const read = files.flatMap((file) =>
    [...codeOf(file).matchAll(/(?<![-\w/])(?:window|globalThis|page)(?:\?\.|\.)(\w+)/g)].map(
      ([, name = '']) => name,
    ),
  )
  const known = [...OF_EVERY_WINDOW.split(' '), ...GUARDED]
  expect([...new Set(read)].filter((name) => !known.includes(name))).toEqual([])
})

// A page may replace built-ins after its scripts have loaded, and some of the replacements throw.
it.each([
  'Promise',
  'MessageChannel',
  'MutationObserver',
  'IntersectionObserver',
  'queueMicrotask',
  'setTimeout',
])('in class, overlay and elements, each file that uses %s captures it when the file loads', (name) => {
  const uses = new RegExp(String.raw`(?<![.\w])(new ${name}\b|${name}\.\w|${name}\()`)
  const captures = new RegExp(String.raw`[{,] ${name}\b.*\} (= globalThis|from '.*shared/)`)
  const late = files
    .filter((file) => /^(elements|loader|overlay|protocol|shared)\//.test(file))
    .filter((file) => uses.test(codeOf(file)) && !captures.test(codeOf(file)))
  expect(late).toEqual([])
})
