import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { reply, startKlumpServer, type Handler, type KlumpServer } from '../testing/klump-server.ts'
import { answerOf, optionsOf } from '../testing/known.ts'
import type { VerifyTransactionOptions } from './options.ts'
import { verifyTransaction } from './verify-transaction.ts'

let klump: KlumpServer
beforeEach(async () => void (klump = await startKlumpServer()))
afterEach(async () => await klump.close())

const verify = async (changed: Partial<VerifyTransactionOptions> = {}) =>
  await verifyTransaction(optionsOf({ apiUrl: klump.url, ...changed }))

const LATIN1 = Buffer.from(JSON.stringify(answerOf({ meta_data: 'naïve' })), 'latin1')
const HUGE = JSON.stringify(answerOf({ meta_data: 'x'.repeat(10_000_000) }))
const drip: Handler = (_request, response) => {
  response.writeHead(200).write('{"state":')
}

test.each<[string, string, Handler]>([
  ['a key that is refused', 'key_refused', reply(401, { message: 'You gave no valid key.' })],
  ['a call that is forbidden', 'forbidden', reply(403, answerOf())],
  ['too many calls', 'rate_limited', reply(429, { message: 'slow down' })],
  ['500', 'server_error', reply(500, answerOf())],
  ['502 of a proxy', 'server_error', reply(502, '<html>Bad gateway</html>')],
  ['400', 'unexpected_status', reply(400, { message: 'no' })],
  ['409', 'unexpected_status', reply(409, answerOf())],
  ['a 404 in HTML', 'unexpected_status', reply(404, '<html>nginx</html>')],
  ['a 404 without a body', 'unexpected_status', reply(404, '')],
  ['text that is not JSON', 'bad_answer', reply(200, '<html>Log in to this wifi</html>')],
  ['an empty body', 'bad_answer', reply(200, '')],
  ['204', 'bad_answer', (_request, response) => void response.writeHead(204).end()],
  ['half of the body', 'bad_answer', reply(200, JSON.stringify(answerOf()).slice(0, -9))],
  ['a body in another character set', 'bad_answer', reply(200, LATIN1)],
  ['a list', 'bad_answer', reply(200, [answerOf()])],
  ['null', 'bad_answer', reply(200, 'null')],
  ['a state that is not text', 'bad_answer', reply(200, { ...answerOf(), state: true })],
  ['a success without data', 'bad_answer', reply(200, { state: 'success' })],
  ['a body of 10 MB', 'too_large', reply(200, HUGE)],
  ['10 MB compressed', 'too_large', reply(200, gzipSync(HUGE), { 'content-encoding': 'gzip' })],
  [
    'an answer that breaks off',
    'unreachable',
    (_request, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('{"state":', () => response.destroy())
    },
  ],
  ['a closed connection', 'unreachable', (request) => void request.socket.destroy()],
])('verifyTransaction answers unknown to %s (%s), and can succeed later', async (_name, code, handler) => {
  klump.answer(handler)
  const result = await verify()
  expect(result).toMatchObject({ verdict: 'unknown', code })
  expect(result.checks.at(-1)).toEqual({ name: 'answer', ok: false, detail: result.reason })
  klump.answer(reply(200, answerOf()))
  expect(await verify()).toMatchObject({ verdict: 'paid' })
})

test.each([
  { amount: '4,415.85' },
  { amount: '4415.855' },
  { amount: '1e9' },
  { amount: '' },
  { amount: null },
  { amount: -4100 },
  { amount: ['4415.85'] },
  { original_amount: 'four thousand' },
  { original_amount: '' },
  { is_live: 'false' },
  { is_live: 0 },
  { status: ['successful'] },
  { currency: undefined },
  { reference: 42 },
  { merchant_reference: { a: 1 } },
  { status: 'x'.repeat(10_000) },
])('verifyTransaction answers unknown to a field of the wrong type: %j', async (changed) => {
  klump.answer(reply(200, answerOf(changed)))
  const [field] = Object.keys(changed)
  expect(await verify()).toMatchObject({
    verdict: 'unknown',
    code: 'bad_answer',
    reason: `Klump’s answer is not as documented (at data.${field}).`,
  })
})

describe('verifyTransaction with a slow server', () => {
  test.each<[string, Handler]>([
    ['no answer', () => {}],
    ['an answer that never ends', drip],
  ])('answers unknown at the timeout: %s', async (_name, handler) => {
    klump.answer(handler)
    expect(await verify({ timeoutMs: 60 })).toMatchObject({
      verdict: 'unknown',
      code: 'timeout',
      reason: 'Klump did not answer within 60 ms.',
    })
  })

  test('answers unknown at the timeout when fetch ignores its signal', async () => {
    const fetch = async () => await new Promise<Response>(() => {})
    expect(await verify({ timeoutMs: 20, fetch })).toMatchObject({ verdict: 'unknown', code: 'timeout' })
  })

  test('closes the connection of a body that it does not read', async () => {
    const gone = new Promise((resolve) =>
      klump.answer((request, response) => {
        request.socket.once('close', resolve)
        response.writeHead(500).write('and this body never ends')
      }),
    )
    expect(await verify()).toMatchObject({ code: 'server_error' })
    await gone
  })
})

describe('verifyTransaction reads Retry-After', () => {
  test.each([
    [429, '7', 7],
    [503, '120', 120],
    [503, '99999999', 86_400],
    [503, 'Mon, 01 Jan 2001 00:00:00 GMT', 0],
    [503, 'Sat, 01 Jan 2400 00:00:00 GMT', 86_400],
    [429, 'soon', undefined],
    [429, '-1', undefined],
    [429, '1e9', undefined],
  ])('from an answer with status %i: %s', async (status, header, seconds) => {
    klump.answer(reply(status, {}, { 'retry-after': header }))
    const result = await verify()
    expect(result.verdict === 'unknown' && result.retryAfterSeconds).toBe(seconds)
  })
})

test.each([301, 302, 303, 307, 308])(
  'verifyTransaction does not follow a redirect (%i), so the key is not sent to another server',
  async (status) => {
    const elsewhere = await startKlumpServer()
    elsewhere.answer(reply(200, answerOf()))
    klump.answer(reply(status, '', { location: elsewhere.url }))
    expect(await verify()).toMatchObject({ verdict: 'unknown', code: 'redirected' })
    expect(elsewhere.asked).toEqual([])
    await elsewhere.close()
  },
)

test('verifyTransaction answers unknown when no server listens', async () => {
  await klump.close()
  expect(await verify()).toMatchObject({
    verdict: 'unknown',
    code: 'unreachable',
    reason: 'Klump could not be reached, or broke off (ECONNREFUSED).',
  })
})
