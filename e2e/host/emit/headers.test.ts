import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { emit } from '../../../src/cli/emit/emit.ts'
import { readHostCommand } from '../../../src/cli/host-options.ts'
import { createHost } from '../../../src/host/node.ts'
import { builtFrom, filesOf } from '../../../src/host/testing/built.ts'
import { ORIGIN, PAGES } from './requests.ts'

const ARGS = ['--api', 'https://api.klump.example', '--origin', ORIGIN, '--allowed-origin', 'https://shop.ng']

function folderWith(...versions: readonly (readonly [version: string, hash: string])[]) {
  const folder = mkdtempSync(join(tmpdir(), 'klump-headers-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [version, hash] of versions)
    for (const [path, bytes] of builtFrom(version, filesOf(hash))) {
      const name = join(folder, version, path)
      mkdirSync(dirname(name), { recursive: true })
      writeFileSync(name, bytes)
    }
  return folder
}

async function emitted(folder: string, name: string, more: readonly string[] = [], built = '1.0.0') {
  const target = join(folder, name)
  const command = readHostCommand([...ARGS, '--no-proxy', '--emit', 'headers', target, ...more], {})
  const said = await emit(command, { kind: 'headers', folder: target }, join(folder, built))
  return { target, said, command }
}

/** The rules of a `_headers` file, as such hosts read it. */
function rulesOf(text: string) {
  return text
    .split('\n\n')
    .filter((block) => block.startsWith('/'))
    .map((block) => {
      const [path = '', ...lines] = block.trim().split('\n')
      return {
        path,
        headers: lines.map((line) =>
          line
            .trim()
            .split(/: (.*)/s)
            .slice(0, 2),
        ),
      }
    })
}

test('the file _headers has the host’s headers for each file, each header once', async () => {
  const folder = folderWith(['1.0.0', 'AAAAAAA1'])
  const { target, command } = await emitted(folder, 'out')
  const { kept: _kept, alias: _alias, ...options } = command.options
  const host = createHost({ ...options, versions: { kept: [join(folder, '1.0.0')] }, log() {} })
  const rules = rulesOf(readFileSync(join(target, '_headers'), 'utf8'))
  let files = 0
  // The documentation is left out: some static hosts have no room for its rules.
  for (const { path, method } of PAGES.filter(({ path }) => !path.includes('/docs/'))) {
    const response = await host.fetch(new Request(ORIGIN + path, { method }))
    if (method !== 'GET' || response.status !== 200) continue
    files += 1
    const { pathname } = new URL(ORIGIN + path)
    const sent = rules
      .filter((rule) => ['/*', pathname].includes(rule.path))
      .flatMap(({ headers }) => headers)
    const own = ['content-length', 'etag', 'vary']
    const expected = [...response.headers].filter(([name]) => !own.includes(name))
    expect(Object.fromEntries(sent), path).toEqual(Object.fromEntries(expected))
    expect(sent, path).toHaveLength(expected.length)
    const file = join(target, pathname.replace(/\/$/, '/index.html'))
    expect(readFileSync(file, 'utf8'), path).toBe(await response.text())
  }
  expect(files).toBe(12)
  expect(existsSync(join(target, 'host'))).toBe(false)
})

test('earlier versions keep their paths, and --alias makes one of them the present version', async () => {
  const folder = folderWith(['1.0.0', 'AAAAAAA1'], ['1.1.0', 'BBBBBBB2'])
  const keep = ['--keep', join(folder, '1.0.0')]
  const read = (target: string, path: string) => readFileSync(join(target, path), 'utf8')
  const { target } = await emitted(folder, 'now', keep, '1.1.0')
  expect(read(target, 'klump.js')).toContain('BBBBBBB2')
  for (const path of [
    'overlay-AAAAAAA1.js',
    'overlay-BBBBBBB2.js',
    'v/1.0.0/klump.js',
    'v/1.1.0/checkout/index.html',
  ])
    expect(existsSync(join(target, path)), path).toBe(true)
  const { target: back } = await emitted(folder, 'back', [...keep, '--alias', '1.0.0'], '1.1.0')
  expect(read(back, 'klump.js')).toContain('AAAAAAA1')
})

test('an emitted file’s date depends on its content: equal on two machines, different for another release', async () => {
  const folder = folderWith(['1.0.0', 'AAAAAAA1'], ['1.1.0', 'BBBBBBB2'])
  const dates = []
  for (const [name, built] of [
    ['one', '1.0.0'],
    ['two', '1.0.0'],
    ['three', '1.1.0'],
  ] as const) {
    const { target } = await emitted(folder, name, [], built)
    dates.push(statSync(join(target, 'klump.js')).mtimeMs)
  }
  expect(dates[0]).toBe(dates[1])
  expect(dates[0]).not.toBe(dates[2])
})

test('emit refuses a folder that is not empty', async () => {
  const folder = folderWith(['1.0.0', 'AAAAAAA1'])
  await expect(emitted(folder, '1.0.0')).rejects.toThrow('is not empty')
})
