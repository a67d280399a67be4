import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path/posix'
import { expect, test } from 'vitest'
import { CHECKS } from '../../src/examine/checks/index.ts'
import { KlumpError } from '../../src/errors/klump-error.ts'
import { PAGES } from '../../src/docs/pages.ts'
import { DOCUMENTS, EVERYTHING } from './documents.ts'
import { anchorsOf, broken, brokenLinks, isElsewhere, linksOf } from './links.ts'

/* Every link and every anchor: in the project's own files, in the built documentation, in errors, in types and in the source. */

const ROOT = join(import.meta.dirname, '../..')
const DOCS = join(ROOT, 'dist/docs')
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')
const isThere = (file: string) => existsSync(join(ROOT, file))
const filesIn = (folder: string, wanted: RegExp) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => wanted.test(file))
    .map((file) => join(folder, file))

test.each(EVERYTHING.map(({ file }) => file))('%s has no broken link or anchor', (file) => {
  expect(brokenLinks(ROOT, [file])).toEqual([])
})

test('this test notices a link and an anchor that lead nowhere', () => {
  expect(broken(ROOT, 'README.md', 'public/docs/nothing.md')).toMatch(/there is no/)
  expect(broken(ROOT, 'README.md', 'public/docs')).toMatch(/there is no/)
  expect(broken(ROOT, 'README.md', 'public/docs/errors.md#nothing')).toMatch(/has no #nothing/)
  expect(broken(ROOT, 'README.md', 'public/docs/errors.md#declined')).toBeUndefined()
})

test('every link, picture, script and anchor of the built pages exists, in HTML and in Markdown', () => {
  const files = readdirSync(DOCS).filter((file) => /\.(?:html|md|txt)$/.test(file))
  expect(files.length).toBe(PAGES.length * 2 + 1)
  expect(brokenLinks(DOCS, files)).toEqual([])
  // No link leads out of the folder, which is served by itself.
  const links = files.flatMap((file) => linksOf(file, readFileSync(join(DOCS, file), 'utf8')))
  expect(links.length).toBeGreaterThan(500)
  expect(links.filter((href) => href.startsWith('..') || href.startsWith('/'))).toEqual([])
})

test('a built page loads nothing from another host', () => {
  for (const { name } of PAGES) {
    const html = readFileSync(join(DOCS, `${name}.html`), 'utf8')
    expect(
      [...html.matchAll(/<(?:script|link|img|iframe)[^>]* (?:src|href)="(https?:)?\/\//g)],
      name,
    ).toEqual([])
  }
})

test('the documents and the licences link only to these other sites', () => {
  const pages = EVERYTHING.flatMap(({ file, text }) => linksOf(file, text))
  const licences = [...read('dist/THIRD-PARTY.txt').matchAll(/https?:\/\/[^\s<>"]+/g)].map(([url]) => url)
  expect(new Set([...pages, ...licences].filter(isElsewhere))).toEqual(
    new Set([
      'https://docs.useklump.com',
      // Named by the Apache licence itself.
      'http://www.apache.org/licenses/',
      'http://www.apache.org/licenses/LICENSE-2.0',
    ]),
  )
})

test('the help address of an error leads to a heading, in Markdown and in HTML', () => {
  const { help } = new KlumpError({ code: 'declined', message: '' })
  const [path = '', anchor = ''] = help.replace('klump-checkout/', '').split('#')
  expect(anchorsOf(path, read(path))).toContain(anchor)
  expect(anchorsOf('errors.html', read('dist/docs/errors.html'))).toContain(anchor)
})

test('each check of the examination refers to a heading or a page that exists', () => {
  const headings = new Set([
    ...PAGES.map(({ title }) => title),
    ...DOCUMENTS.flatMap(({ text }) => [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading)),
  ])
  const named = CHECKS.map(({ read }) => read)
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter((heading) => !headings.has(heading))).toEqual([])
})

test('every page that texts, comments and types name by its title exists', () => {
  const titles = new Set(PAGES.map(({ title }) => title))
  const texts = [
    ...EVERYTHING.map(({ file }) => file),
    ...filesIn('dist/types', /\.d\.ts$/),
    ...['src', 'demo', 'e2e'].flatMap((folder) => filesIn(folder, /(?<!node_modules.*)\.(?:tsx?|php)$/)),
  ]
  const named = texts.flatMap((file) =>
    [...read(file).matchAll(/\b[Pp]ages? (?:“([^”\n]+)”|"([^"\n]+)" of the documentation)/g)].map(
      ([, a, b]) => `${file}: ${a ?? b}`,
    ),
  )
  expect(named.length).toBeGreaterThan(3)
  expect(named.filter((line) => !titles.has(line.split(': ')[1] ?? ''))).toEqual([])
})

test('every file that documents, comments and licences name exists', () => {
  const paths = /(?<![\w./@-])(?:src|e2e|demo|public|dist)\/[\w./-]+/g
  const documents = EVERYTHING.filter(({ file }) => file !== 'CHANGELOG.md').flatMap(({ file, text }) =>
    [...text.matchAll(/`([^`\n]+)`/g)].flatMap(([, code = '']) =>
      [...code.matchAll(paths)].map(([path]) => `${file}: ${path}`),
    ),
  )
  const comments = ['src', 'demo', 'e2e'].flatMap((folder) =>
    filesIn(folder, /^(?!.*(?:node_modules|\.test\.|\.spec\.)).*\.tsx?$/).flatMap((file) =>
      [...read(file).matchAll(/public\/docs\/[\w-]+\.md/g)].map(([path]) => `${file}: ${path}`),
    ),
  )
  expect(documents.length).toBeGreaterThan(30)
  expect([...documents, ...comments].filter((line) => !isThere(line.split(': ')[1] ?? ''))).toEqual([])
  expect(read('dist/THIRD-PARTY.txt')).toContain('(LICENSE)')
  expect(isThere('LICENSE')).toBe(true)
})

test('types name no file that is not in the package', () => {
  const named = filesIn('dist/types', /\.d\.ts$/).flatMap((file) =>
    [...read(file).matchAll(/(?<![\w./@-])(?:src|e2e|demo)\/[\w./-]+|`[\w./-]+\.tsx?`/g)].map(
      ([path]) => `${file}: ${path}`,
    ),
  )
  expect(named).toEqual([])
})
