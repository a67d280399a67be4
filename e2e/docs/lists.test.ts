import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CODES } from '../../src/errors/codes.ts'
import { referencePage } from '../../src/docs/reference.ts'
import { unknownOptions } from '../../src/overlay/options.ts'
import { DOCUMENTS, pageText } from './documents.ts'

/* What exists is documented, and what is documented exists: lists from the source beside lists from the documents. */

const ROOT = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')
/** Types of the language and of the web, and the parameters of generic types. */
const KNOWN_TYPES = (
  'AbortSignal ArrayBuffer ArrayBufferLike AsyncIterable CustomEvent Date Error Extract HTMLElement Iterable Omit Partial Pick Promise ' +
  'Readonly Record RegExp Request RequestInit Response URL Uint8Array Ended Key Name Order Type'
).split(' ')
const all = DOCUMENTS.map(({ text }) => text).join('\n')

test('options.md is generated from the types (npm run docs), and every option is explained', async () => {
  const { text, silent } = await referencePage(ROOT)
  expect(pageText('options')).toBe(text)
  // Options and attributes need an explanation. The names of payload fields explain themselves.
  expect(
    silent.filter(
      (name) =>
        /^(?:Klump\w*|\w*Options|\w*Attributes|\w*Properties|\w*Appearance)\b/.test(name) &&
        !name.endsWith('.name'),
    ),
  ).toEqual([])
}, 60_000)

test('options.md has a section for each type of the package that another section names', () => {
  const page = pageText('options')
  const sections = [...page.matchAll(/^### `?<?([\w-]+)/gm)].map(([, name]) => name)
  const declarations = [...page.matchAll(/^```ts declaration\n([^]*?)^```/gm)].map(([, code = '']) => code)
  const inherited = [...page.matchAll(/^With all that `(.*)` has\.$/gm)].map(([, names = '']) => names)
  const members = [...page.matchAll(/^- \*\*`.*?`\*\* `(.*?)`/gm)].map(([, type = '']) => type)
  const code = [...declarations, ...inherited, ...members]
    .join('\n')
    .replaceAll(/\/\*[^]*?\*\/|\/\/.*|'[^']*'|"[^"]*"/g, '')
  const named = new Set([...code.matchAll(/\b[A-Z]\w+/g)].map(([name]) => name))
  expect(named.size).toBeGreaterThan(50)
  expect([...named].filter((name) => !sections.includes(name) && !KNOWN_TYPES.includes(name))).toEqual([])
})

test('the overlay knows each option that the types list', () => {
  const [, section = ''] = /\n### KlumpOptions\n([^]+?)\n### /.exec(pageText('options')) ?? []
  const names = [...section.matchAll(/^ {0,2}- \*\*`(\w+)\??`\*\*/gm)].map(([, name = '']) => name)
  expect(names).toEqual(expect.arrayContaining(['publicKey', 'appearance']))
  const options = Object.fromEntries(names.map((name) => [name, 'passed']))
  expect(
    unknownOptions(options as Parameters<typeof unknownOptions>[0]).filter(({ as }) => as === 'option'),
  ).toEqual([])
})

test('error codes that the documents name exist', () => {
  const linked = [...all.matchAll(/errors\.md#(\w+)/g)].map(([, code = '']) => code)
  expect(linked.length).toBeGreaterThan(10)
  expect(linked.filter((code) => !Object.hasOwn(CODES, code))).toEqual([])
})

test('the table on the page “Sell” lists each event of the button, and no other', () => {
  const [, types = ''] =
    /interface KlumpButtonEvents \{([^]+?)\n\}/.exec(read('src/elements/button.ts')) ?? []
  const exist = [...types.matchAll(/'(klump-[\w-]+)':/g)].map(([, name]) => name)
  const told = [...pageText('sell').matchAll(/^\| `(klump-[\w-]+)` +\|/gm)].map(([, name]) => name)
  expect(exist.length).toBeGreaterThan(3)
  expect(told).toEqual(exist)
})

test('attributes that an element reads are among those that its types list', () => {
  const types = read('src/elements/attributes.ts')
  const asked = ['button', 'read-options', 'banner', 'look', 'verify', 'offer-frame'].flatMap((file) =>
    [
      ...read(`src/elements/${file}.ts`).matchAll(
        /(?:getAttribute|hasAttribute|\bat)\('(?!aria-)([a-z-]+)'\)/g,
      ),
    ].map(([, name = '']) => name),
  )
  expect(asked).toEqual(expect.arrayContaining(['public-key', 'order-url']))
  expect([...new Set(asked)].filter((name) => !new RegExp(`^ {2}'?${name}'?\\?:`, 'm').test(types))).toEqual(
    [],
  )
})

test('the documents name each command of klump-checkout, and no other', () => {
  const [, commands = ''] = /const commands = \{([^]+?)\n/.exec(read('src/cli/main.ts')) ?? []
  const exist = [...commands.matchAll(/(\w+)(?:: \w+\(\))?(?=[,}\s])/g)].map(([, name]) => name)
  const told = new Set([...all.matchAll(/npx klump-checkout ([a-z]+)/g)].map(([, name]) => name))
  expect(exist.length).toBeGreaterThan(2)
  expect(told).toEqual(new Set(exist))
})

test('flags of commands that the documents name are in the command’s help', () => {
  const help = readdirSync(join(ROOT, 'src/cli'))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => read(`src/cli/${file}`))
    .join('\n')
  const named = new Set(
    DOCUMENTS.filter(({ file }) => /host|testing|not-known|README/.test(file)).flatMap(({ text }) =>
      [...text.matchAll(/(?<=[ `[])--([a-z][a-z-]+)/g)].map(([, flag = '']) => flag),
    ),
  )
  // Flags of npm, npx and docker.
  for (const other of ['save-dev', 'package', 'hostname', 'port']) named.delete(other)
  expect([...named].filter((flag) => !help.includes(`--${flag}`))).toEqual([])
})

test('the table on the page “Testing” lists each switch of the sandbox', () => {
  const [, types = ''] = /interface SandboxBehaviour \{([^]+?)\n\}/.exec(read('src/testing/sandbox.ts')) ?? []
  const exist = [...types.matchAll(/^ {2}(\w+): /gm)].map(([, name]) => name)
  const [, table = ''] = /\| switch [^\n]+\n([^]+?)\n\n/.exec(pageText('testing')) ?? []
  expect([...table.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name)).toEqual(exist)
})

test('the README has at most 1 200 words', () => {
  expect(read('README.md').split(/\s+/).filter(Boolean).length).toBeLessThanOrEqual(1200)
})
