import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

// What runs in a shop's page. The checkout has a document of its own, in which no stranger writes an element with a name: what
// cleans a bank's terms leaves neither names nor ids.
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

it('what it looks for would be found', () => {
  for (const code of [
    'document.body',
    'document?.hidden',
    'const { body } = document',
    '({ body }: Document) =>',
  ])
    expect(code.match(BARE)).not.toBeNull()
})

/** Every browser of the page "Browsers" has these; the others are only on the window as its own (script.ts), or are guarded where they are read. */
const OF_EVERY_WINDOW =
  'addEventListener removeEventListener document history innerHeight innerWidth location navigator origin parent visualViewport'
const GUARDED = ['HTMLDialogElement', 'Klump', 'navigation', 'requestIdleCallback']

it('what is read of the window is there in each browser, so that no element is found instead', () => {
  const read = files.flatMap((file) =>
    [...codeOf(file).matchAll(/(?<![-\w/])(?:window|globalThis|page)(?:\?\.|\.)(\w+)/g)].map(
      ([, name = '']) => name,
    ),
  )
  const known = [...OF_EVERY_WINDOW.split(' '), ...GUARDED]
  expect([...new Set(read)].filter((name) => !known.includes(name))).toEqual([])
})
