import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished, test } from 'vitest'
import { createHostFor } from '../host/create-host.ts'
import { builtFrom, filesOf, storeOf } from '../host/testing/built.ts'
import { host } from './host.ts'
import { readHostCommand } from './host-options.ts'
import { run, type Io } from './run.ts'
import { serveHost } from './serve-host.ts'

function io(env: Record<string, string> = {}) {
  const out: string[] = []
  const told: string[] = []
  const made: Io = {
    env,
    out: (line) => void out.push(line),
    log: (line) => void told.push(line),
    onStop: (then) => then(),
  }
  return { io: made, out, told }
}

describe('the program klump-checkout', () => {
  it.each([[[]], [['hsot']], [['constructor']], [['__proto__', '--help']]])(
    'prints the help as an error and exits with code 2 for the arguments %j',
    async (args) => {
      const { io: given, told, out } = io()
      expect(await run({ host }, args, given)).toBe(2)
      expect(told.join()).toMatch(/Usage: klump-checkout <command>[^]*host /)
      expect(out).toEqual([])
    },
  )

  it.each([[['--help']], [['-h']], [['help']], [['host', '--help']]])(
    'prints the help and exits with code 0 for the arguments %j',
    async (args) => {
      const { io: given, out, told } = io()
      expect(await run({ host }, args, given)).toBe(0)
      expect(out.join()).toContain('Usage: klump-checkout')
      expect(told).toEqual([])
    },
  )
})

const EMIT = ['--api', 'https://api.example', '--origin', 'https://js.klump.example', '--emit']

test.each([
  [[], '--api: expected'],
  [['--api', 'http://api.example'], 'api: expected an https address'],
  [['--api', 'https://api.example', '--port', 'http'], '--port: expected a number'],
  [['--api', 'https://api.example', '--port', '70000'], '--port: expected a number'],
  [['--api', 'https://api.example', '--allowed-origin', 'shop.ng'], 'allowedOrigins[0]: expected'],
  [['--api', 'https://api.example', '--credential', 'x-client-id=NOT_THERE'], '--credential: expected'],
  [['--api', 'https://api.example', '--credential', 'x-client-id=constructor'], '--credential: expected'],
  [['--api', 'https://api.example', '--poart', '1'], '--poart'],
  [['--api', 'https://api.example', 'folder'], 'Expected options only'],
  [
    ['--api', 'https://api.example', '--emit', 'apache', 'folder'],
    '--emit: expected one of nginx, caddy, headers',
  ],
  [['--api', 'https://api.example', '--emit', 'caddy'], '--emit caddy: expected one folder'],
  [['--api', 'https://api.example', '--emit', 'caddy', 'folder'], '--origin: expected the origin'],
  [[...EMIT, 'headers', 'folder'], 'add --no-proxy'],
  [[...EMIT, 'caddy', 'folder', '--keep', '/srv/1.0.0@2026-12-30'], 'without a date'],
])('the host command names the mistake in %j and exits with code 2', async (args, sentence) => {
  const { io: given, told } = io()
  expect(await run({ host }, ['host', ...args], given)).toBe(2)
  expect(told.join()).toContain(sentence)
})

test('the host command reads credentials from the environment and never prints them', async () => {
  const env = { ID: 'operator-0001', SHORT: 'short' }
  const api = ['--api', 'https://api.example']
  const { options } = readHostCommand([...api, '--credential', 'x-client-id=ID'], env)
  expect(options.credentials).toEqual({ 'x-client-id': 'operator-0001' })
  const { io: given, told } = io(env)
  expect(await run({ host }, ['host', ...api, '--credential', 'x-client-id=SHORT'], given)).toBe(2)
  expect(told.join()).not.toContain('short')
})

test('the host command reports a folder that the build did not make, and exits with code 1', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'klump-cli-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const { io: given, told } = io()
  const args = ['host', '--api', 'https://api.example', '--port', '0', '--keep', folder]
  expect(await run({ host }, args, given)).toBe(1)
  expect(told.join()).toContain('is not a folder that the build made')
})

test('the host command reads an end date for a kept version', () => {
  const folder = mkdtempSync(join(tmpdir(), 'klump-cli-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [path, bytes] of builtFrom('1.0.0', filesOf('AAAAAAA1'))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  }
  const { options } = readHostCommand(
    ['--api', 'https://api.example', '--keep', `${folder}@2026-12-30`, '--keep', folder, '--alias', '1.0.0'],
    {},
  )
  expect(options.kept).toEqual([{ files: folder, until: '2026-12-30' }, folder])
  expect(options.alias).toBe('1.0.0')
})

const HERE = { hostname: '127.0.0.1', port: 0, metricsPort: undefined, lingerSeconds: 0, drainSeconds: 600 }

const smallHost = () =>
  createHostFor(
    {
      now: () => 0,
      openFolder: () => storeOf('1.0.0', filesOf('AAAAAAA1')).store,
      warn() {},
      after: () => () => {},
      fetch: async () => new Response(),
    },
    { api: 'https://api.example', versions: { kept: ['files'] }, allowedOrigins: ['*'] },
  )

test('a server that is asked to end goes on for its linger seconds, with 503 at /readyz', async () => {
  const served = await serveHost(smallHost(), { ...HERE, lingerSeconds: 1 })
  expect((await fetch(`${served.origin}/readyz`)).status).toBe(200)
  const drained = served.drain()
  expect((await fetch(`${served.origin}/readyz`)).status).toBe(503)
  expect((await fetch(`${served.origin}/klump.js`)).status).toBe(200)
  await drained
  await expect(fetch(`${served.origin}/klump.js`)).rejects.toThrow()
})

test('a probe of HTTP/1.0, which names no host, is answered', async () => {
  const served = await serveHost(smallHost(), HERE)
  onTestFinished(() => served.drain())
  const socket = connect(Number(new URL(served.origin).port), '127.0.0.1')
  socket.write('GET /readyz HTTP/1.0\r\n\r\n')
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 200 /)
})

test('a metrics port that is in use ends the server, too', async () => {
  const other = await serveHost(smallHost(), HERE)
  onTestFinished(() => other.drain())
  const taken = Number(new URL(other.origin).port)
  const before = await serveHost(smallHost(), HERE)
  const port = Number(new URL(before.origin).port)
  await before.drain()
  await expect(serveHost(smallHost(), { ...HERE, port, metricsPort: taken })).rejects.toThrow('is in use')
  const after = await serveHost(smallHost(), { ...HERE, port })
  await after.drain()
})

test('the server serves files, has no metrics on their port, and answers open requests before it closes', async () => {
  const { store } = storeOf('1.0.0', filesOf('AAAAAAA1'))
  let answerApi = (_response: Response) => {}
  let reached = () => {}
  const isReached = new Promise<void>((resolve) => (reached = resolve))
  const made = createHostFor(
    {
      now: () => 0,
      openFolder: () => store,
      warn() {},
      after: () => () => {},
      fetch() {
        reached()
        return new Promise((resolve) => (answerApi = resolve))
      },
    },
    { api: 'https://api.example', versions: { kept: [store] }, allowedOrigins: ['*'] },
  )
  const served = await serveHost(made, { ...HERE, metricsPort: 0 })
  expect((await fetch(`${served.origin}/klump.js`)).status).toBe(200)
  expect((await fetch(`${served.origin}/metrics`)).status).toBe(404)
  const open = fetch(`${served.origin}/v1/loans/partners`, {
    headers: { 'sec-fetch-site': 'same-origin', 'klump-public-key': 'klp_pk_test_madeup0001' },
  })
  await isReached
  const drained = served.drain()
  answerApi(Response.json({ data: [] }))
  expect(await (await open).json()).toEqual({ data: [] })
  await drained
  await expect(fetch(`${served.origin}/klump.js`)).rejects.toThrow()
})
