import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startDemo, type Demo } from './demo.ts'
import { sign } from '../src/sandbox/webhooks/sign.ts'

// A proxy that streams a request sends no content-length. These tests use Node's client, because fetch always sends one.

let demo: Demo
const dataDir = mkdtempSync(join(tmpdir(), 'klump-bodies-'))
beforeAll(async () => {
  demo = await startDemo({ ports: { klump: 0, shop: 0, spa: 0 }, dataDir, quiet: true })
})
afterAll(async () => {
  await demo.close()
  rmSync(dataDir, { recursive: true })
})

type Server = keyof Demo['origins']
interface Call {
  readonly server: Server
  readonly path: string
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string | Buffer
  /** Whether a body is sent with a content-length. */
  readonly length?: 'none' | 'named'
}

const JSON_TYPE = { 'content-type': 'application/json' }

/** Sends a body in chunks of 64 kB. Resolves with the answer, also when it comes before all was sent. */
async function send({ server, path, method = 'POST', headers = {}, body = '', length = 'none' }: Call) {
  const bytes = Buffer.from(body)
  const named = length === 'named' ? { 'content-length': String(bytes.length) } : {}
  const chunked = length === 'none' && bytes.length > 0 ? { 'transfer-encoding': 'chunked' } : {}
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const url = new URL(path, demo.origins[server])
    const sent = request(url, { method, agent: false, headers: { ...headers, ...named, ...chunked } })
    sent.on('response', (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => (text += part))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
      response.on('error', reject)
    })
    sent.on('error', reject)
    for (let at = 0; at < bytes.length; at += 65_536) sent.write(bytes.subarray(at, at + 65_536))
    sent.end()
  })
}

const order = (server: Server): Call => ({
  server,
  path: '/api/orders',
  headers: JSON_TYPE,
  body: JSON.stringify({
    items: [{ id: 'fan', quantity: 1 }],
    customer: { email: 'ada@example.com', phone: '08012345678' },
  }),
})
const webhook = (server: Server): Call => {
  const { live, test: sandboxTest, mode } = demo.sandbox.account()
  const body = JSON.stringify({
    event: 'klump.payment.transaction.initiated',
    data: { reference: 'KLP-1662-348036-0961' },
  })
  const { secretKey } = mode === 'live' ? live : sandboxTest
  return {
    server,
    path: '/webhooks/klump',
    headers: { ...JSON_TYPE, 'x-klump-signature': sign(body, secretKey) },
    body,
  }
}
const heard: Call = {
  server: 'shop',
  path: '/desk/heard',
  headers: JSON_TYPE,
  body: JSON.stringify({ page: 'shop', name: 'onOpen', payload: '{}' }),
}
const initiate = (): Call => {
  const { publicKey } = demo.sandbox.account().test
  return {
    server: 'klump',
    path: '/v1/transactions/initiate',
    headers: { ...JSON_TYPE, 'klump-public-key': publicKey },
    body: JSON.stringify({
      klump_public_key: publicKey,
      amount: 60_000,
      currency: 'NGN',
      email: 'ada@example.com',
      phone: '08012345678',
      merchant_reference: crypto.randomUUID(),
      items: [{ name: 'Fan', unit_price: 60_000, quantity: 1 }],
    }),
  }
}

const CALLS: readonly [string, () => Call, number][] = [
  ['an order at the shop', () => order('shop'), 201],
  ['an order at the app', () => order('spa'), 201],
  ['a webhook at the shop', () => webhook('shop'), 200],
  ['a webhook at the app', () => webhook('spa'), 200],
  ['a callback reported to the desk', () => heard, 204],
  ['a transaction at the sandbox', initiate, 200],
]

describe.each(CALLS)('%s', (_what, call, status) => {
  test('is accepted with and without a content-length', async () => {
    for (const length of ['named', 'none'] as const)
      expect(await send({ ...call(), length }), length).toMatchObject({ status })
  })

  test('is refused with 413 when it is too large, with and without a content-length', async () => {
    const body = Buffer.alloc(3_000_000, 'x')
    for (const length of ['named', 'none'] as const)
      expect(await send({ ...call(), body, length }), length).toMatchObject({ status: 413 })
  })

  test('in gzip is refused with 400 or 401, with and without a content-length', async () => {
    const body = gzipSync(call().body ?? '')
    const headers = { ...call().headers, 'content-encoding': 'gzip' }
    const [named, none] = await Promise.all(
      (['named', 'none'] as const).map((length) => send({ ...call(), body, headers, length })),
    )
    expect(none?.status).toBe(named?.status)
    expect([400, 401]).toContain(none?.status)
  })

  test.each(['OPTIONS', 'DELETE', 'PUT', 'POST'])(
    'sent as %s without a body gets no server error',
    async (method) => {
      const { body: _body, ...bare } = call()
      const answer = await send({ ...bare, method })
      expect(answer.status, answer.text).toBeLessThan(500)
    },
  )
})

// Known and unknown paths: a body that is read before it is refused fills the memory in either case.
test.each<[Server, string]>([
  ['klump', '/sandbox/faults'],
  ['klump', '/sandbox/clock'],
  ['klump', '/bank/polaris/made-up'],
  ['klump', '/dashboard/sign-in'],
  ['klump', '/dashboard/settings/webhooks'],
  ['klump', '/klump.js'],
  ['klump', '/nowhere'],
  ['shop', '/'],
  ['shop', '/desk/switch'],
  ['shop', '/gallery/'],
  ['shop', '/nowhere'],
  ['spa', '/'],
])(
  '%s %s refuses a body that is too large with 413, with and without a content-length',
  async (server, path) => {
    const body = Buffer.alloc(3_000_000, 'x')
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    for (const length of ['named', 'none'] as const)
      expect(await send({ server, path, headers, body, length }), length).toMatchObject({ status: 413 })
  },
)

test('the shop’s confirm route answers a streamed request', async () => {
  const { orderId } = JSON.parse((await send(order('shop'))).text) as { orderId: string }
  const answer = await send({
    server: 'shop',
    path: `/api/orders/${orderId}/confirm`,
    headers: JSON_TYPE,
    body: JSON.stringify({ reference: 'KLP-1662-348036-0961' }),
  })
  expect(answer.status).toBe(200)
  expect(JSON.parse(answer.text)).toMatchObject({ verdict: 'not-paid' })
})
