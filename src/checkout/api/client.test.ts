import { afterEach, expect, test } from 'vitest'
import { object, type Schema } from '../../validation/schema.ts'
import { hangUp, json, klumpServer, page, silence, type Reply } from '../testing/klump-server.ts'
import { manualClock } from '../../shared/testing/manual-clock.ts'
import { banksFor } from './banks.ts'
import { createClient } from './client.ts'
import { ApiFailure } from '../model/failure.ts'
import { arrayOf, text } from './read.ts'
import { OFFLINE_PAUSE, type Network } from '../http/request.ts'

const open: (() => void)[] = []
afterEach(() => {
  for (const close of open.splice(0)) close()
})

// Pauses end at once and are recorded. A request never times out unless a test says so.
async function clientOf(replies: Reply[], changes: Partial<Network> = {}) {
  const server = await klumpServer(...replies)
  open.push(server.close)
  const pauses: number[] = []
  const network: Network = {
    fetch,
    after(ms, then) {
      pauses.push(ms)
      queueMicrotask(then)
      return () => {}
    },
    afterVisible: () => () => {},
    random: () => 0.5,
    online: () => true,
    onOnline: () => () => {},
    ...changes,
  }
  const client = createClient({ base: server.base, publicKey: 'klp_pk_test_0000', network })
  const answer = (json: unknown) => json
  const signal = new AbortController().signal
  const post = (path: string, body: object) =>
    client.call({ method: 'POST', path, body, sending: 'once', answer, signal })
  const get = (path: string, schema: Schema<unknown> = answer, abort = signal) =>
    client.call({ method: 'GET', path, sending: 'safe', answer: schema, signal: abort })
  return { ...server, client, signal, get, post, pauses }
}

const failureOf = (call: Promise<unknown>) =>
  call.then(
    () => expect.unreachable('it was answered'),
    (error: unknown) => error,
  )

test('a request that needs no session is sent without the session token, which may have expired', async () => {
  const { client, heard, signal } = await clientOf([json({ token: 'old' }), json({ data: [] })])
  const answer = () => ({})
  await client.call({ method: 'POST', path: '/transactions/initiate', sending: 'once', answer, signal })
  await banksFor(client, 4100, signal)
  expect(heard[1]?.headers).not.toHaveProperty('authorization')
  expect(heard[1]?.headers).toHaveProperty('klump-public-key')
})

test('every call carries the public key, and the newest token once there is one', async () => {
  const { get, post, heard } = await clientOf([
    json({ token: 'first' }),
    json({ data: { token: 'second' } }),
    json({ data: [] }),
    json({}),
  ])
  await post('/transactions/initiate', { amount: 4100 })
  await post('/loans/account/verify-otp', { otp: '123456' })
  await get('/loans/partners?amount=4100')
  await get('/loans/partners?amount=4100')
  expect(heard.map(({ headers }) => headers['klump-public-key'])).toEqual(Array(4).fill('klp_pk_test_0000'))
  expect(heard.map(({ headers }) => headers.authorization)).toEqual([
    undefined,
    'Bearer first',
    'Bearer second',
    'Bearer second',
  ])
  expect(heard[0]).toMatchObject({ method: 'POST', url: '/v1/transactions/initiate', body: { amount: 4100 } })
})

test('a request that may be repeated is tried three times, with growing pauses', async () => {
  const { get, heard, pauses } = await clientOf([hangUp, json({ message: 'busy' }, 503), json({ ok: 1 })])
  expect(await get('/loans/partners')).toEqual({ ok: 1 })
  expect(heard).toHaveLength(3)
  expect(pauses).toEqual([600, 1200])
})

test.each([
  ['0', 0, 0],
  ['0', 0.5, 500],
  ['2', 0, 2000],
  ['2', 0.5, 3000],
  ['15', 0.9, 28_500],
])('the pause is Retry-After: %s plus a random part, at chance %d', async (seconds, chance, pause) => {
  const refused = json({}, 429, { 'retry-after': seconds })
  const { get, pauses } = await clientOf([refused, json({})], { random: () => chance })
  await get('/loans/partners')
  expect(pauses).toEqual([pause])
})

test('a Retry-After of weeks is cut to an hour, because a browser’s longer timers fire at once', async () => {
  const { get } = await clientOf([json({}, 503, { 'retry-after': '2592000' })])
  expect(await failureOf(get('/loans/account/new-loan/7'))).toMatchObject({ pause: 3_600_000 })
})

test('a request fails at once when Retry-After is too long to wait for', async () => {
  const long = await clientOf([json({ message: 'Slow down' }, 429, { 'retry-after': '120' }), json({})])
  const failure = await failureOf(long.get('/loans/partners'))
  expect(failure).toMatchObject({ kind: 'server', status: 429, serverMessage: 'Slow down' })
  expect(long.heard).toHaveLength(1)
})

test.each([
  ['a lost connection', hangUp, 'unreachable'],
  ['a 500', json({ error: 'broken' }, 500), 'server'],
  ['a 502', json({ error: 'bad gateway' }, 502), 'server'],
  ['a 429', json({ message: 'Slow down' }, 429, { 'retry-after': '1' }), 'server'],
  ['a 408', json({ message: 'Too slow' }, 408), 'server'],
  ['a page instead of JSON', page, 'unreadable'],
])('a send-once request arrives once, also after %s', async (_name, reply, kind) => {
  const { post, heard } = await clientOf([reply, json({})])
  expect(await failureOf(post('/loans/account/verify-otp', { otp: '1' }))).toMatchObject({ kind })
  expect(heard).toHaveLength(1)
})

test('a device that wrongly reports offline sends every request, and a send-once request only once', async () => {
  const { get, post, heard } = await clientOf([json({ ok: 1 }), json({}), json({ ok: 2 })], {
    online: () => false,
  })
  expect(await get('/loans/partners')).toEqual({ ok: 1 })
  expect(await post('/loans/account/new-loan', {})).toEqual({ ok: 2 })
  expect(heard.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'GET /v1/loans/partners',
    'HEAD /',
    'POST /v1/loans/account/new-loan',
  ])
})

const cannotWait = { path: '/loans/account/step', failWhenOffline: true, answer: () => ({}) } as const

test('an offline device does not send a request that cannot wait, and the request fails as offline', async () => {
  const { client, heard, signal } = await clientOf([hangUp, json({})], { online: () => false })
  const call = { ...cannotWait, method: 'POST', sending: 'once', signal } as const
  expect(await failureOf(client.call(call))).toMatchObject({ kind: 'offline' })
  expect(heard.map(({ method }) => method)).toEqual(['HEAD'])
})

test('an offline device does not repeat a GET that cannot wait', async () => {
  const { client, heard, signal } = await clientOf([hangUp, json({})], { online: () => false })
  const call = { ...cannotWait, method: 'GET', sending: 'safe', signal } as const
  expect(await failureOf(client.call(call))).toMatchObject({ kind: 'unreachable' })
  expect(heard).toHaveLength(1)
})

test('an offline device sends a request that can wait once, when the device is online again', async () => {
  const { post, heard, pauses } = await clientOf([hangUp, hangUp, json({}), json({ ok: 1 })], {
    online: () => false,
  })
  expect(await post('/loans/account/verify-otp', {})).toEqual({ ok: 1 })
  expect(heard.map(({ method }) => method)).toEqual(['HEAD', 'HEAD', 'HEAD', 'POST'])
  expect(pauses).toEqual([OFFLINE_PAUSE, OFFLINE_PAUSE])
})

test.each(['says that it is back', 'says nothing'])(
  'a repeatable request waits while offline and no try counts: the device %s',
  async (news) => {
    const clock = manualClock()
    let emit = () => {}
    const { get, heard } = await clientOf([hangUp, hangUp, hangUp, hangUp, json({ ok: 1 })], {
      after(ms, then) {
        expect(ms).toBe(OFFLINE_PAUSE)
        queueMicrotask(() => (news === 'says nothing' ? clock.advance(ms) : emit()))
        return clock.after(ms, then)
      },
      online: () => false,
      onOnline(then) {
        emit = then
        return () => (emit = () => {})
      },
    })
    expect(await get('/loans/partners')).toEqual({ ok: 1 })
    expect(heard).toHaveLength(5)
    expect(clock.waiting()).toEqual([])
  },
)

test.each([
  ['a date, by the server’s own clock', 'Wed, 07 Jun 2023 09:00:03 GMT', [4500]],
  ['a date that is past', 'Wed, 07 Jun 2023 08:59:00 GMT', [600]],
  ['an invalid value', 'soon', [600]],
])('the client reads a Retry-After header with %s', async (_name, retryAfter, pause) => {
  const headers = { 'retry-after': retryAfter, date: 'Wed, 07 Jun 2023 09:00:00 GMT' }
  const { get, pauses } = await clientOf([json({}, 503, headers), json({})])
  await get('/loans/partners')
  expect(pauses).toEqual(pause)
})

test('the client stops reading an endless answer before it fills the memory', async () => {
  let sent = 0
  const flood: Reply = (response) => {
    const pour = () => {
      sent += 65_536
      if (!response.destroyed && sent < 50_000_000) response.write('x'.repeat(65_536), pour)
    }
    response.writeHead(200)
    pour()
  }
  const { get, heard } = await clientOf([flood, json({})])
  expect(await failureOf(get('/loans/partners'))).toMatchObject({ kind: 'unreadable' })
  expect(heard).toHaveLength(1)
  expect(sent).toBeLessThan(20_000_000)
})

test('a refused request is not repeated and keeps the server’s message', async () => {
  const { post, heard } = await clientOf([json({ error: 'Account not found' }, 422), json({})])
  const failure = await failureOf(post('/loans/account/verification', {}))
  expect(failure).toBeInstanceOf(ApiFailure)
  expect(failure).toMatchObject({ kind: 'refused', status: 422, serverMessage: 'Account not found' })
  expect(heard).toHaveLength(1)
})

test('a request without an answer for 25 seconds fails with the kind timeout', async () => {
  const clock = manualClock()
  const { post } = await clientOf(
    [
      (response) => {
        silence(response)
        queueMicrotask(() => clock.advance(25_000))
      },
    ],
    { afterVisible: clock.afterVisible },
  )
  expect(await failureOf(post('/loans/account/new-loan', {}))).toMatchObject({ kind: 'timeout' })
})

test('a request with a file of 5 MB has a longer time limit, for slow networks', async () => {
  const limits: number[] = []
  const { post } = await clientOf([json({}), json({})], {
    afterVisible(ms) {
      limits.push(ms)
      return () => {}
    },
  })
  await post('/loans/account/verification', { note: 'short' })
  await post('/loans/account/verification', { document_file: 'x'.repeat(6_700_000) })
  expect(limits).toEqual([25_000, 360_000])
})

test('an aborted call fails with the reason of the abort and is not repeated', async () => {
  const abort = new AbortController()
  const { get, heard } = await clientOf([() => abort.abort(new Error('left')), json({})])
  expect(await failureOf(get('/loans/partners', undefined, abort.signal))).toEqual(new Error('left'))
  expect(heard).toHaveLength(1)
})

test('the error for an unexpected answer names the path and the field, and not the query', async () => {
  const { get } = await clientOf([json({ data: [{ name: {} }] })])
  const schema = object({ data: arrayOf(object({ name: text('a name') })) })
  const failure = await failureOf(get('/loans/partners?amount=4100', schema))
  expect(failure).toMatchObject({
    kind: 'unreadable',
    message: '/loans/partners: cannot read data.0.name (expected a name).',
  })
})

test('the client ignores a token that cannot stand in a header', async () => {
  const { get, heard } = await clientOf([
    json({ token: 'first' }),
    json({ data: { token: 'a\r\nb: c' } }),
    json({}),
  ])
  for (const path of ['/a', '/b', '/c']) await get(path)
  expect(heard.at(-1)?.headers.authorization).toBe('Bearer first')
})

test('the client follows no redirect', async () => {
  const { get, heard } = await clientOf(
    Array<Reply>(3).fill((response) => response.writeHead(307, { location: '/v1/elsewhere' }).end()),
  )
  expect(await failureOf(get('/loans/partners'))).toMatchObject({ kind: 'unreachable' })
  expect(heard.map(({ url }) => url)).not.toContain('/v1/elsewhere')
})
