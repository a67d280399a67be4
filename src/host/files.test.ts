import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it, test } from 'vitest'
import { brotli } from './brotli.ts'
import { chooseEncoding } from './respond.ts'
import { readManifest } from './manifest.ts'
import { filesOf, storeOf } from './testing/built.ts'
import { hostWith } from './testing/host.ts'

const IMMUTABLE = 'public, max-age=31536000, immutable'
const read = async (response: Response) => Buffer.from(await response.arrayBuffer())

describe('a file of the host', () => {
  it.each([
    ['/klump.js', 'text/javascript; charset=utf-8', 'public, max-age=300', '*'],
    ['/v/1.0.0/klump.js', 'text/javascript; charset=utf-8', IMMUTABLE, '*'],
    ['/overlay-AAAAAAA1.js', 'text/javascript; charset=utf-8', IMMUTABLE, '*'],
    ['/v/1.0.0/overlay-AAAAAAA1.js', 'text/javascript; charset=utf-8', IMMUTABLE, '*'],
    ['/overlay-AAAAAAA1.js?again=1', 'text/javascript; charset=utf-8', IMMUTABLE, '*'],
    ['/checkout/assets/app-AAAAAAA1.css', 'text/css; charset=utf-8', IMMUTABLE, null],
    ['/checkout/', 'text/html; charset=utf-8', 'no-cache', null],
    ['/checkout/index.html', 'text/html; charset=utf-8', 'no-cache', null],
    ['/v/1.0.0/checkout/', 'text/html; charset=utf-8', 'no-cache', null],
    ['/checkout/terms.html', 'text/html; charset=utf-8', 'no-cache', null],
    ['/docs/', 'text/html; charset=utf-8', 'no-cache', null],
    ['/v/1.0.0/docs/', 'text/html; charset=utf-8', IMMUTABLE, null],
    ['/docs/errors.html', 'text/html; charset=utf-8', 'no-cache', null],
    ['/v/1.0.0/docs/errors.html', 'text/html; charset=utf-8', IMMUTABLE, null],
  ])('is served with type, cache rule and security headers: %s', async (path, type, cache, readableBy) => {
    const response = await hostWith().get(path)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(type)
    expect(response.headers.get('cache-control')).toBe(cache)
    expect(response.headers.get('access-control-allow-origin')).toBe(readableBy)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('strict-transport-security')).toMatch(/max-age=\d+/)
    expect(response.headers.get('referrer-policy')).toBe('no-referrer')
  })

  it('of the documentation may run no script, because it shares the checkout’s origin', async () => {
    const policy = (await hostWith().get('/docs/errors.html')).headers.get('content-security-policy')
    expect(policy).toMatch(/^default-src 'none'; .*; sandbox$/)
    expect(policy).not.toMatch(/script-src|allow-scripts|allow-same-origin/)
  })

  it('is compressed as the browser accepts, with its own ETag for each encoding', async () => {
    const { get } = hostWith()
    const asked = async (encodings: string) => {
      const response = await get('/klump.js', { headers: { 'accept-encoding': encodings } })
      return {
        encoding: response.headers.get('content-encoding'),
        etag: response.headers.get('etag'),
        length: Number(response.headers.get('content-length')),
        vary: response.headers.get('vary'),
        bytes: await read(response),
      }
    }
    const [br, gzip, plain] = await Promise.all([asked('gzip, br'), asked('gzip'), asked('')])
    expect([br, gzip, plain].map(({ encoding }) => encoding)).toEqual(['br', 'gzip', null])
    expect(new Set([br, gzip, plain].map(({ etag }) => etag)).size).toBe(3)
    for (const { length, bytes, vary } of [br, gzip, plain])
      expect({ length, vary }).toEqual({ length: bytes.length, vary: 'accept-encoding' })
    expect(brotliDecompressSync(br.bytes)).toEqual(plain.bytes)
    expect(gunzipSync(gzip.bytes)).toEqual(plain.bytes)
  })

  it.each([
    ['br, gzip', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
  ] as const)('is also compressed when the host writes the page: %s', async (accepted, encoding, open) => {
    const ask = (of: ReturnType<typeof hostWith>) =>
      of.get('/checkout/', { headers: { 'accept-encoding': accepted } })
    const page = await ask(hostWith({}, { brotli }))
    expect(page.headers.get('content-encoding')).toBe(encoding)
    expect(page.headers.get('etag')).toContain(`-${encoding}"`)
    expect(open(await read(page)).toString()).toContain('klump-api')
    // A worker has no brotli, so gzip is used.
    expect((await ask(hostWith())).headers.get('content-encoding')).toBe('gzip')
  })

  it.each(['/klump.js', '/checkout/', '/overlay-AAAAAAA1.js'])('is not sent again: %s', async (path) => {
    const { get } = hostWith()
    const etag = (await get(path)).headers.get('etag') ?? ''
    for (const header of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await get(path, { headers: { 'if-none-match': header } })
      expect([again.status, await again.text()]).toEqual([304, ''])
      expect(again.headers.get('etag')).toBe(etag)
    }
    expect((await get(path, { headers: { 'if-none-match': '"other"' } })).status).toBe(200)
    const head = await get(path, { method: 'HEAD' })
    expect([head.status, await head.text(), Number(head.headers.get('content-length')) > 0]).toEqual([
      200,
      '',
      true,
    ])
  })

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('answers 405 to %s', async (method) => {
    const { get } = hostWith()
    for (const path of ['/klump.js', '/checkout/', '/nothing']) {
      const response = await get(path, { method })
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
    }
  })

  it('is found only by its name in the manifest, and other paths answer 404', async () => {
    const { get, asked } = hostWith()
    const paths = [
      '/..%2fsecret.txt',
      '/checkout/..%2f..%2fsecret.txt',
      '/%2e%2e/secret.txt',
      '/..\\secret.txt',
      '//secret.txt',
      '/host/manifest.json',
      '/host/files/klump.js.br',
      '/klump%2ejs',
      '/v/1.0.0/../1.0.0/..%2fsecret.txt',
      '/v/1.0.0/host/manifest.json',
      '/v/9.9.9/klump.js',
      '/v/..%2f1.0.0/klump.js',
      '/__proto__',
      '/constructor',
      '/v/__proto__/klump.js',
      '/index.js',
      '/klump.js/',
      '/KLUMP.JS',
    ]
    for (const path of paths) {
      const response = await get(path)
      expect([path, response.status]).toEqual([path, 404])
      expect(response.headers.get('cache-control')).toBe('no-store')
      // The browser may read the answer, so it reports 404 and not a CORS error.
      expect(response.headers.get('access-control-allow-origin')).toBe('*')
    }
    expect(asked).toEqual(['host/manifest.json'])
  })
})

test('a manifest with a file name that leads out of the folder is refused', () => {
  const { written } = storeOf('1.0.0', filesOf('AAAAAAA1'))
  const manifest = JSON.parse(new TextDecoder().decode(written.get('host/manifest.json'))) as {
    files: Record<string, unknown>
  }
  for (const name of ['../klump.js', 'a/../../b.js', '/etc/passwd', '.env', 'a//b', 'a\\b']) {
    const files = { ...manifest.files, [name]: manifest.files['klump.js'] }
    const bytes = new TextEncoder().encode(JSON.stringify({ ...manifest, files }))
    expect(() => readManifest(bytes), name).toThrow()
  }
})

test.each([
  ['gzip, deflate, br', 'br'],
  ['gzip', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['br; q=0.5', 'br'],
  ['*', 'br'],
  ['*;q=0', undefined],
  ['identity', undefined],
  ['', undefined],
  ['BR', 'br'],
  ['zstd;q=1, x', undefined],
])('the host chooses the encoding for accept-encoding: %s', (accepted, expected) => {
  expect(chooseEncoding(accepted, ['br', 'gzip'])).toBe(expected)
})

describe('a damaged store', () => {
  it('makes the host refuse the changed file and report that it is not ready', async () => {
    const { get, written } = hostWith()
    expect((await get('/readyz')).status).toBe(200)
    const fresh = hostWith()
    fresh.written.set('overlay-AAAAAAA1.js', new TextEncoder().encode('somebody else’s'))
    expect((await fresh.get('/overlay-AAAAAAA1.js')).status).toBe(503)
    expect((await fresh.get('/readyz')).status).toBe(503)
    expect((await fresh.get('/healthz')).status).toBe(200)
    expect(await (await fresh.get('/readyz')).text()).not.toContain('overlay')
    // The log names the file, once for the same reason.
    expect(
      fresh.lines.filter((line) => line.includes('overlay-AAAAAAA1.js is not what was built')),
    ).toHaveLength(1)
    expect(written.size).toBeGreaterThan(5)
  })

  it('is read again when the missing manifest is back', async () => {
    const { get, written } = hostWith()
    const manifest = written.get('host/manifest.json') as Uint8Array
    written.delete('host/manifest.json')
    expect((await get('/klump.js')).status).toBe(503)
    expect((await get('/readyz')).status).toBe(503)
    written.set('host/manifest.json', manifest)
    expect((await get('/klump.js')).status).toBe(200)
    expect((await get('/readyz')).status).toBe(200)
  })
})
