import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DOCUMENTS, pageText } from '../docs/documents.ts'
import { ROOT } from './app.ts'

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')

interface Integrity {
  readonly files: Readonly<Record<string, { readonly integrity: string; readonly bytes: number }>>
  readonly shop: {
    readonly script: string
    readonly integrityPolicy: string
    readonly policy: string
    readonly importMap: { readonly integrity: Readonly<Record<string, string>> }
  }
  readonly host: Readonly<Record<'all' | 'script' | 'checkout', Readonly<Record<string, string>>>>
  readonly frameAncestors: string
}
const { files, shop, host } = JSON.parse(read('dist/integrity.json')) as Integrity
const policy = host.checkout['content-security-policy'] ?? ''

test('integrity.json states the hash and the size of every file', () => {
  for (const [path, { integrity, bytes }] of Object.entries(files)) {
    const content = readFileSync(join(ROOT, 'dist', path))
    const hash = createHash('sha384').update(content).digest('base64')
    expect({ path, integrity, bytes }).toEqual({ path, integrity: `sha384-${hash}`, bytes: content.length })
  }
})

test('integrity.json lists every file that the script or the checkout loads', () => {
  const names = Object.keys(files)
  expect(names).toContain('klump.js')
  for (const chunk of ['overlay', 'elements', 'hints'])
    expect(names.filter((name) => name.startsWith(`${chunk}-`))).toHaveLength(1)
  const checkout = readdirSync(join(ROOT, 'dist/checkout'), { recursive: true, withFileTypes: true })
  // All files but the maps: a kind of file that the build does not know would be missing in the list.
  const loaded = checkout
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
    .map((entry) => join(entry.parentPath, entry.name).slice(join(ROOT, 'dist/').length))
  expect(names.filter((name) => name.startsWith('checkout/'))).toEqual(loaded.sort())
  // The file names in the script and its chunks are their imports.
  const scripts = names.filter((name) => name.endsWith('.js') && !name.startsWith('checkout/'))
  for (const script of scripts)
    for (const [name] of read(`dist/${script}`).matchAll(/[\w-]+-[\w-]{8}\.js/g))
      expect(names).toContain(name)
})

test('the tag and the import map name the hashes of the files', () => {
  expect(shop.script).toContain(`klump.js" integrity="${files['klump.js']?.integrity}" crossorigin`)
  for (const [address, integrity] of Object.entries(shop.importMap.integrity))
    expect(integrity).toBe(files[new URL(address).pathname.slice(1)]?.integrity)
  const named = Object.keys(shop.importMap.integrity).map((address) => new URL(address))
  const chunks = new Set(named.map(({ pathname }) => pathname))
  // Overlay, button and banner, hints, and the words for the shopper.
  expect(chunks.size).toBe(4)
  // With every address at which a chunk that failed to load is tried again.
  for (const chunk of chunks)
    expect(named.filter(({ pathname }) => pathname === chunk).map(({ search }) => search)).toEqual([
      '',
      '?again=1',
      '?again=2',
      '?again=3',
    ])
})

test('the documents state the policies and headers of integrity.json', () => {
  const told = DOCUMENTS.map(({ text }) => text)
    .join('\n')
    .replaceAll(/\s+/g, ' ')
  for (const directive of shop.policy.split('; ')) {
    const [name, origin] = directive.split(' ')
    expect(told).toMatch(new RegExp(`${name} [^;]*${origin}`))
  }
  expect(told).toContain(`Integrity-Policy: ${shop.integrityPolicy}`)
  for (const [name, value] of Object.entries({ ...host.all, ...host.script, ...host.checkout }))
    if (name !== 'content-security-policy') expect(told.toLowerCase()).toContain(`${name}: ${value}`)
  // Each build has hashes of its own.
  expect(told).toContain(policy.replaceAll(/sha256-[\w+/]{43}=/g, 'sha256-...'))
})

test('the checkout’s policy names every script and style inside its document, by hash, and no other', () => {
  const html = read('dist/checkout/index.html')
  const inside = (tag: string) =>
    [...html.matchAll(new RegExp(`<${tag}>([^]*?)</${tag}>`, 'g'))].map(([, text = '']) => text)
  const hashes = (texts: readonly string[]) =>
    texts.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`).join(' ')
  expect(policy).toContain(`; script-src 'self' ${hashes(inside('script'))}; `)
  expect(policy).toContain(`; style-src ${hashes(inside('style'))}; `)
  expect(html.match(/<script/g)).toHaveLength(inside('script').length)
  // The policy's element comes before the scripts and styles that it allows.
  expect(html.indexOf('http-equiv')).toBeLessThan(html.search(/<script|<style/))
})

test('integrity.json has every header that a host of the checkout has to send', () => {
  expect(Object.keys({ ...host.all, ...host.checkout }).sort()).toEqual([
    'content-security-policy',
    'cross-origin-embedder-policy',
    'cross-origin-resource-policy',
    'origin-agent-cluster',
    'permissions-policy',
    'referrer-policy',
    'strict-transport-security',
    'x-content-type-options',
  ])
  expect(pageText('host')).toContain('frame-ancestors')
})

test('the sandbox, in place of Klump’s host, sends the headers of integrity.json', async () => {
  const { createSandbox } = await import('../../src/sandbox/index.ts')
  const sandbox = createSandbox({ store: ':memory:', checkoutDir: join(ROOT, 'dist') })
  const names = Object.keys(files)
  const headersOf = async (path: string) =>
    (await sandbox.fetch(new Request(`https://api.useklump.com${path}`))).headers
  const [script, checkout, terms, asset] = await Promise.all(
    [
      '/klump.js',
      '/checkout/',
      '/checkout/terms.html',
      `/${names.find((name) => name.endsWith('.css'))}`,
    ].map(headersOf),
  )
  sandbox.close()
  const expected: [Headers | undefined, Readonly<Record<string, string>>][] = [
    [script, { ...host.all, ...host.script }],
    [
      checkout,
      {
        ...host.all,
        ...host.checkout,
        // The host passes the calls on, so that the page asks its own origin.
        'content-security-policy': String(host.checkout['content-security-policy']).replace(
          ' https://api.useklump.com',
          '',
        ),
      },
    ],
    [
      terms,
      {
        ...host.all,
        ...host.checkout,
        'content-security-policy': String(terms?.get('content-security-policy')),
      },
    ],
    [asset, host.all],
  ]
  for (const [headers, wanted] of expected)
    for (const [name, value] of Object.entries(wanted)) expect(headers?.get(name), name).toBe(value)
  expect(terms?.get('content-security-policy')).toContain("default-src 'none'")
})
