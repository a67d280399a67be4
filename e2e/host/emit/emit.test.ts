import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { emit } from '../../../src/cli/emit/emit.ts'
import { readHostCommand } from '../../../src/cli/host-options.ts'
import { serveHost, type ServedHost } from '../../../src/cli/serve-host.ts'
import { createHost } from '../../../src/host/node.ts'
import { builtFrom, filesOf } from '../../../src/host/testing/built.ts'
import {
  ask,
  CALLS,
  KEY,
  LEADING_UP,
  ORIGIN,
  PAGES,
  REDIRECTED,
  REFUSED,
  TOO_LARGE_IN_PIECES,
  type Got,
} from './requests.ts'
import { CADDY, NGINX, freePort, isInstalled, start } from './servers.ts'

/* Runs what `--emit` writes in Caddy and nginx: each answers every request as the host does. */

// Caddy and nginx are other processes and slow on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const ENV = { ID: 'operator-0001' }
interface Heard {
  readonly line: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

let folder: string
let built: string
let api: Server
let host: ServedHost
const heard: Heard[] = []
const address = () => `http://127.0.0.1:${(api.address() as AddressInfo).port}`
const OPTIONS =
  '--allowed-origin https://shop.ng --report-to https://reports.klump.example/csp --record agreement --credential x-client-id=ID'
const argsFor = (port: number) => [
  ...`--api ${address()} --origin ${ORIGIN} --port ${port} ${OPTIONS}`.split(' '),
  '--call',
  'POST /loans/account/confirm-wallet',
]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'klump-emit-'))
  chmodSync(folder, 0o755)
  built = join(folder, 'dist')
  for (const [path, bytes] of builtFrom('1.0.0', filesOf('AAAAAAA1', ' '.repeat(2_000)))) {
    mkdirSync(dirname(join(built, path)), { recursive: true })
    writeFileSync(join(built, path), bytes)
  }
  api = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => (body += String(part)))
    request.on('end', () => {
      const { url = '', method, headers } = request
      if (url.endsWith('/gone')) {
        request.socket.destroy()
        return
      }
      heard.push({ line: `${method} ${url}`, headers, body })
      const [status, more] = url.includes('insurers')
        ? [302, { location: 'https://elsewhere.example/' }]
        : url.includes('requirements')
          ? [429, { 'retry-after': '7' }]
          : url.includes('terms')
            ? [404, {}]
            : [200, {}]
      response.writeHead(status, { ...HOSTILE, ...more }).end('{"message":"of the API"}')
    })
  })
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve))
  const command = readHostCommand(argsFor(0), ENV)
  const { kept: _kept, alias: _alias, ...options } = command.options
  host = await serveHost(createHost({ ...options, versions: { kept: [built] }, log() {} }), command)
})
afterAll(async () => {
  await host.drain()
  await new Promise((resolve) => api.close(resolve))
  rmSync(folder, { recursive: true })
})

/** Headers of an API that must not reach the checkout's page. */
const HOSTILE = {
  'content-type': 'application/json',
  'cache-control': 'public, max-age=600',
  'set-cookie': 'session=of-the-api',
  'access-control-allow-origin': '*',
  'referrer-policy': 'unsafe-url',
  'x-powered-by': 'made up',
  'x-accel-redirect': '/klump.js',
  'clear-site-data': '"*"',
}

/** Headers of the connection, or that each server makes in its own way. */
const NOT_COMPARED = [
  'connection',
  'content-length',
  'date',
  'etag',
  'keep-alive',
  'server',
  'transfer-encoding',
  'vary',
  'accept-ranges',
]
const compared = ({ status, headers }: Got): Record<string, unknown> => ({
  status,
  ...Object.fromEntries(Object.entries(headers).filter(([name]) => !NOT_COMPARED.includes(name))),
})

/** The answer, and the calls that the API received during the request. */
async function heardOf(asking: Promise<Got>): Promise<{ got: Got; calls: Heard[] }> {
  heard.length = 0
  const got = await asking
  return { got, calls: [...heard] }
}

/** Headers of the connection, which the API may receive besides those that the relay sends. */
const OF_CONNECTION = [
  'host',
  'connection',
  'content-length',
  'accept-encoding',
  'user-agent',
  'transfer-encoding',
]
const SENT = ['accept', 'authorization', 'content-type', 'klump-public-key', 'x-client-id']
const sent = ({ line, headers, body }: Heard) => ({
  line: line.replaceAll('%20', '+'),
  body,
  headers: Object.fromEntries(SENT.map((name) => [name, headers[name]])),
})

describe.each([CADDY, NGINX])('$kind', (server) => {
  const isHere = isInstalled(server)
  if (!isHere)
    console.log(`What is emitted for ${server.kind} was not served (Debian: ${server.packageName}).`)
  const when = it.skipIf(!isHere)
  let running: Awaited<ReturnType<typeof start>> | undefined
  let origin: string
  beforeAll(async () => {
    if (!isHere) return
    const port = await freePort()
    const emitted = join(folder, server.kind)
    await emit(readHostCommand(argsFor(port), ENV), { kind: server.kind, folder: emitted }, built)
    origin = `http://127.0.0.1:${port}`
    const secret = join(emitted, 'credentials.conf')
    // Run as root, the test gives the file to the user of the server, because no other user may read it.
    if (existsSync(secret) && process.getuid?.() === 0) chownSync(secret, 65_534, 65_534)
    running = await start(server, emitted, folder, ENV)
  })
  afterAll(() => running?.stop())

  when.each(PAGES)('$method $path: status, headers and body are the host’s', async (asked) => {
    const [ours, its] = [await ask(host.origin, asked), await ask(origin, asked)]
    expect(compared(its)).toEqual(compared(ours))
    // The host tells an unknown version from an unknown file.
    if (!asked.path.startsWith('/v/9.')) expect(String(its.body)).toBe(String(ours.body))
    expect(its.headers.etag !== undefined).toBe(ours.headers.etag !== undefined)
    expect(its.headers.server ?? server.kind).toBe(server.kind)
  })

  when.each(LEADING_UP)('%s is refused, and no file of the folder above is sent', async (path) => {
    const { status, body } = await ask(origin, { path })
    expect([400, 404]).toContain(status)
    expect(String(body)).not.toMatch(/klump-checkout|operator/)
  })

  when.each(['', `?key=${KEY}`])('/checkout%s redirects to /checkout/ and keeps the key', async (query) => {
    const path = `/checkout${query}`
    const [ours, its] = [await ask(host.origin, { path }), await ask(origin, { path })]
    expect([ours.status, ours.headers.location]).toEqual([301, `/checkout/${query}`])
    expect([its.status, its.headers.location]).toEqual([ours.status, ours.headers.location])
    expect(its.headers).toMatchObject({ 'x-content-type-options': 'nosniff' })
  })

  when.each(['checkout/', `checkout/?key=${KEY}`, 'checkout/index.html', 'checkout/terms.html'])(
    '%s of a version that is not kept redirects to the present version',
    async (path) => {
      const [ours, its] = [
        await ask(host.origin, { path: `/v/0.9.0/${path}` }),
        await ask(origin, { path: `/v/0.9.0/${path}` }),
      ]
      expect([its.status, its.headers.location]).toEqual([302, `/${path}`])
      const { 'content-type': _its, ...headers } = compared(its)
      expect(headers).toEqual(compared(ours))
    },
  )

  when.each(['/klump.js', '/checkout/', '/overlay-AAAAAAA1.js'])(
    '%s is sent compressed, and a request with its etag gets 304',
    async (path) => {
      const plain = await ask(origin, { path })
      const etags = new Set([plain.headers.etag])
      for (const encoding of ['gzip', 'br'] as const) {
        const headers = { 'accept-encoding': encoding }
        const ours = await ask(host.origin, { path, headers })
        const its = await ask(origin, { path, headers })
        if (server.encodings.includes(encoding))
          expect(its.headers['content-encoding']).toBe(ours.headers['content-encoding'])
        const { 'content-encoding': given } = its.headers
        const open = given === 'br' ? brotliDecompressSync : given === 'gzip' ? gunzipSync : Buffer.from
        expect(open(its.body)).toEqual(plain.body)
        expect(its.headers.vary?.toLowerCase()).toBe('accept-encoding')
        const etag = its.headers.etag ?? ''
        if (given) expect(etags).not.toContain(etag)
        etags.add(etag)
        const again = await ask(origin, { path, headers: { ...headers, 'if-none-match': etag } })
        const oursAgain = await ask(host.origin, {
          path,
          headers: { ...headers, 'if-none-match': ours.headers.etag ?? '' },
        })
        const { 'content-encoding': _ours, ...of } = compared(oursAgain)
        const { 'content-encoding': _its, ...is } = compared(again)
        expect(is).toEqual(of)
        expect(again.status).toBe(304)
      }
    },
  )

  when.each(Object.entries(CALLS))(
    '%s: the API receives the same request as from the host, and its answer comes back',
    async (_what, asked) => {
      const ours = await heardOf(ask(host.origin, asked))
      const its = await heardOf(ask(origin, asked))
      expect(its.calls.map(sent)).toEqual(ours.calls.map(sent))
      expect(ours.calls).toHaveLength(1)
      const names = Object.keys(its.calls[0]?.headers ?? {})
      expect(names.filter((name) => ![...OF_CONNECTION, ...SENT].includes(name))).toEqual([])
      expect(its.calls[0]?.headers.host).toBe(new URL(address()).host)
      expect(its.calls[0]?.headers['user-agent'] ?? '').not.toContain('Ada')
      expect(compared(its.got)).toEqual(compared(ours.got))
      expect(String(its.got.body)).toBe(String(ours.got.body))
    },
  )

  when.each(Object.entries(REFUSED))('%s: refused as the host refuses it', async (_what, asked) => {
    const ours = await heardOf(ask(host.origin, asked))
    const its = await heardOf(ask(origin, asked))
    expect(its.calls).toEqual([])
    expect(ours.calls).toEqual([])
    expect(compared(its.got)).toEqual(compared(ours.got))
    expect(String(its.got.body)).toBe(String(ours.got.body))
  })

  when('a redirect of the API is not followed, and its address is not in the answer', async () => {
    const [ours, its] = [await ask(host.origin, REDIRECTED), await ask(origin, REDIRECTED)]
    expect(compared(its)).toEqual(compared(ours))
    expect(String(its.body)).toBe(String(ours.body))
  })

  when('an API that closes the connection leads to the host’s answer 502', async () => {
    const asked = { path: '/v1/loans/account/new-loan/gone', headers: REDIRECTED.headers ?? {} }
    const [ours, its] = [await ask(host.origin, asked), await ask(origin, asked)]
    expect(its.status).toBe(502)
    expect(compared(its)).toEqual(compared(ours))
    expect(String(its.body)).toBe(String(ours.body))
  })

  when('a body of unknown length that is too large does not come to the API', async () => {
    heard.length = 0
    // The server closes the connection while the body is still being sent. Whether the answer is read before that is a race.
    const answer = await ask(origin, TOO_LARGE_IN_PIECES).then(
      ({ status }) => status,
      ({ code }: NodeJS.ErrnoException) => code,
    )
    expect(heard).toEqual([])
    if (typeof answer === 'number') expect(answer).toBeGreaterThanOrEqual(400)
    else expect(answer).toMatch(/^(ECONNRESET|EPIPE)$/)
  })
})
