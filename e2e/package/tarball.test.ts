import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { SourceMap, type SourceMapPayload, type SourceMapping } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { brokenLinks } from '../docs/links.ts'
import { createApp, ROOT, type App } from './app.ts'

// npm is another process and slow on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const run = promisify(execFile)

let app: App
beforeAll(() => void (app = createApp()))
afterAll(() => app.remove())

const installed = (path = '') => join(app.folder, 'node_modules/klump-checkout', path)
const read = (path: string) => readFileSync(installed(path), 'utf8')

interface Manifest {
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>
}
const manifest = () => JSON.parse(read('package.json')) as Manifest

test('publint reports no problem in the package', async () => {
  const { messages, pkg } = await publint({ pkgDir: installed(), strict: true, pack: false })
  expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([])
})

test('every entry of the package has correct types under each supported module resolution', async () => {
  const tarball = createPackageFromTarballData(new Uint8Array(readFileSync(app.tarball)))
  const analysis = await checkPackage(tarball)
  if (!analysis.types) throw new Error('The package has no types.')
  // Not supported: TypeScript's resolution from before exports maps, and require() of ESM-only files.
  const problems = analysis.problems.filter(
    (problem) =>
      !('resolutionKind' in problem && problem.resolutionKind === 'node10') &&
      problem.kind !== 'CJSResolvesToESM',
  )
  // Two entries need no types: the script's file, which is not a module, and the hashes.
  const typed = problems.filter(
    (problem) => !('entrypoint' in problem && /klump\.js$|integrity\.json$/.test(problem.entrypoint)),
  )
  expect(typed).toEqual([])
  expect(Object.keys(analysis.entrypoints)).toEqual(expect.arrayContaining(['.', './server', './testing']))
})

test('every entry of the package lists its types first, because TypeScript ignores later ones', () => {
  for (const [entry, conditions] of Object.entries(manifest().exports))
    if (typeof conditions === 'object') expect(Object.keys(conditions)[0], entry).toBe('types')
})

test('the package contains the files that it exports, and no path of this machine', () => {
  const files = readdirSync(installed(), { recursive: true, encoding: 'utf8' }).sort()
  for (const conditions of Object.values(manifest().exports))
    for (const path of typeof conditions === 'string' ? [conditions] : Object.values(conditions))
      expect(files).toContain(path.replace('./', ''))
  const top = new Set(files.map((file) => file.split('/')[0]))
  expect([...top]).toEqual([
    '.github',
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'dist',
    'package.json',
    'public',
    'src',
  ])
  expect(files).toEqual(
    expect.arrayContaining(['dist/THIRD-PARTY.txt', 'dist/docs/errors.md', 'public/docs/sell.md']),
  )
  expect(readdirSync(installed('dist/checkout')).sort()).toEqual(['assets', 'index.html', 'terms.html'])
  const text = files.filter((file) => /\.(js|ts|json|html|css|txt)$/.test(file))
  for (const file of text) expect(read(file), file).not.toContain(ROOT)
})

test('every link and anchor of a document in the package leads to a file in the package', () => {
  const files = readdirSync(installed(), { recursive: true, encoding: 'utf8' })
  const documents = files.filter(
    (file) => /(?:\.md|\.html|llms\.txt)$/.test(file) && !/checkout\//.test(file),
  )
  expect(documents).toEqual(
    expect.arrayContaining(['README.md', 'CHANGELOG.md', 'src/README.md', '.github/SECURITY.md']),
  )
  expect(brokenLinks(installed(), documents)).toEqual([])
})

test('every script that a page loads has a source map, which leads from a text to the line that holds it', () => {
  const files = readdirSync(installed('dist'), { recursive: true, encoding: 'utf8' })
  const scripts = files
    .filter(
      (file) => file.endsWith('.js') && !/^(sandbox|host|cli|server\.browser|index|messages\.js)/.test(file),
    )
    .map((file) => ({ name: file, folder: dirname(file), code: read(`dist/${file}`) }))
  const inline = [...read('dist/checkout/index.html').matchAll(/<script>([^]*?)<\/script>/g)].map(
    ([, code = ''], index) => ({ name: `inline script ${index + 1}`, folder: 'checkout', code }),
  )
  expect(scripts.length).toBeGreaterThan(8)
  expect(inline.length).toBe(2)
  const checked = new Map<string, number>()
  for (const { name, folder, code } of [...scripts, ...inline]) {
    const [, file = ''] = /\/\/# sourceMappingURL=(.+)\s*$/.exec(code) ?? []
    const payload = JSON.parse(read(join('dist', folder, file))) as SourceMapPayload
    const texts = textsOf(code, payload)
    checked.set(name, texts.length)
    const misled = texts.filter(({ line, column, text }) => {
      const { originalSource, originalLine } = new SourceMap(payload).findEntry(line, column) as SourceMapping
      const lines = payload.sourcesContent[payload.sources.indexOf(originalSource)]?.split('\n')
      return !lines?.[originalLine]?.includes(text)
    })
    expect(misled, name).toEqual([])
  }
  // Only small files have no such text.
  for (const { name } of inline) expect(checked.get(name), name).toBeGreaterThan(9)
  expect([...checked.values()].filter((count) => count > 0).length).toBeGreaterThan(8)
})

/** Up to twenty texts that are once in the code and on one line of one source, with their places in the code. */
function textsOf(code: string, { sourcesContent }: SourceMapPayload) {
  const original = sourcesContent.join('\n')
  const isOnce = (text: string, whole: string) => whole.split(text).length === 2
  const texts = code
    .split('\n')
    .flatMap((content, line) =>
      [...content.matchAll(/"([\w -]{9,})"/g)].flatMap(([quoted, text = ''], index, all) =>
        isOnce(quoted, code) && isOnce(text, original)
          ? [{ line, column: all[index]?.index ?? 0, text }]
          : [],
      ),
    )
  return texts.slice(0, 20)
}

test('npm installs the package alone in an empty folder, and Node imports each of its modules', async () => {
  const folder = join(app.folder, 'fresh')
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), '{ "name": "fresh", "type": "module", "private": true }')
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund', app.tarball], { cwd: folder })
  expect(readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
    'klump-checkout',
  ])
  const program = `
    const before = Object.getOwnPropertyNames(globalThis).length
    for (const entry of ['', '/elements', '/messages', '/testing', '/testing/sandbox', '/host']) await import('klump-checkout' + entry)
    if (Object.getOwnPropertyNames(globalThis).length !== before) throw new Error('a global came')
    // Not held to that: zod, in it, notes its settings on the server's global.
    await import('klump-checkout/server')
    const { startSandbox } = await import('klump-checkout/testing/sandbox')
    console.log(await startSandbox().catch((error) => error.message))
  `
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', program], { cwd: folder })
  // Without libsql: a sentence that says what to install.
  expect(stdout.trim()).toMatch(/not installed: npm install --save-dev libsql@0\.5$/)
})
