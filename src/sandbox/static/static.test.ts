import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { builtFrom, filesOf } from '../../host/testing/built.ts'
import { ORIGIN } from '../testing/client.ts'
import { stand } from '../testing/stand.ts'

/** A folder as the build writes it, with a secret file beside it that must not be served. */
function built() {
  const folder = mkdtempSync(join(tmpdir(), 'klump-dist-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
  })
  const dist = join(folder, 'dist')
  writeFileSync(join(folder, 'secret.txt'), 'not for you')
  const build = (hash: string) => {
    for (const [path, bytes] of builtFrom('1.0.0', filesOf(hash))) {
      mkdirSync(dirname(join(dist, path)), { recursive: true })
      writeFileSync(join(dist, path), bytes)
    }
  }
  build('BxK3f9Qz')
  const { sandbox } = stand({ checkoutDir: dist })
  const get = (path: string, init?: RequestInit) => sandbox.fetch(new Request(ORIGIN + path, init))
  return Object.assign(get, { build })
}

it('the root address of the sandbox redirects to its dashboard', async () => {
  const response = await built()('/')
  expect([response.status, response.headers.get('location')]).toEqual([302, '/dashboard'])
})

describe('the built package', () => {
  it('has a checkout page that calls the API on the sandbox’s own origin', async () => {
    const get = built()
    for (const path of ['/checkout/', '/checkout/index.html']) {
      const response = await get(path)
      expect(response.headers.get('content-type')).toMatch(/^text\/html/)
      expect(response.headers.get('cache-control')).toBe('no-cache')
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
      expect(response.headers.get('referrer-policy')).toBe('no-referrer')
      expect(response.headers.get('content-security-policy')).toContain("connect-src 'self'")
      expect(response.headers.get('cross-origin-embedder-policy')).toBe('credentialless')
      const page = await response.text()
      expect(page).toContain('<meta name="klump-api" content="/" />')
      expect(page).toContain("connect-src 'self'")
      expect(page).not.toContain('api.useklump.com')
    }
    expect((await get('/checkout')).headers.get('location')).toBe('/checkout/')
  })

  it.each([
    ['/klump.js', 'text/javascript', 'no-cache', '*'],
    ['/overlay-BxK3f9Qz.js', 'text/javascript', 'public, max-age=31536000, immutable', '*'],
    ['/checkout/assets/app-BxK3f9Qz.css', 'text/css', 'public, max-age=31536000, immutable', null],
  ])('is served with its type and cache rule: %s', async (path, type, cache, readableBy) => {
    const response = await built()(path)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain(type)
    expect(response.headers.get('cache-control')).toBe(cache)
    expect(response.headers.get('access-control-allow-origin')).toBe(readableBy)
  })

  it.each([
    '/..%2fsecret.txt',
    '/checkout/..%2f..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/..\\secret.txt',
    '//secret.txt',
  ])('serves no file outside its folder: %s', async (path) => {
    const response = await built()(path)
    expect(response.status).toBe(404)
    expect(await response.text()).not.toContain('not for you')
  })

  it('is served as it was built last', async () => {
    const get = built()
    expect(await (await get('/klump.js')).text()).toContain('BxK3f9Qz')
    get.build('Cc4h7Lm2')
    expect(await (await get('/klump.js')).text()).toContain('Cc4h7Lm2')
  })

  it.each(['/checkout/', '/klump.js'])('is missing: %s answers 503 with the build command', async (path) => {
    const { sandbox } = stand()
    const response = await sandbox.fetch(new Request(ORIGIN + path))
    expect(response.status).toBe(503)
    expect(await response.text()).toContain('npm run build')
  })
})

describe('a page of another origin', () => {
  it.each([
    ['GET', '/v1/loans/partners'],
    ['OPTIONS', '/v1/transactions/initiate'],
    ['POST', '/v1/transactions/initiate'],
    ['GET', '/sandbox/faults'],
  ])('cannot read %s %s', async (method, path) => {
    const response = await built()(path, { method, headers: { origin: 'https://shop.example' } })
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})
