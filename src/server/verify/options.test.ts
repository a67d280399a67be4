import { describe, expect, test } from 'vitest'
import { KlumpServerError } from '../server-error.ts'
import { optionsOf, SECRET } from '../testing/known.ts'
import { settle } from '../testing/settle.ts'
import { verifyTransaction } from './verify-transaction.ts'

const unreachable = async () => expect.unreachable('something was sent')

async function mistake(changed: Record<string, unknown>): Promise<KlumpServerError> {
  const settled = await settle(verifyTransaction({ ...optionsOf({ fetch: unreachable }), ...changed }))
  if ('error' in settled && settled.error instanceof KlumpServerError) return settled.error
  return expect.unreachable(`no mistake was found in ${JSON.stringify(changed)}`)
}

test.each([
  ['missing_key', undefined],
  ['missing_key', ''],
  ['missing_key', ' \n'],
  ['public_key', 'klp_pk_test_madeup0001'],
  ['public_key', 'KLP_PK_madeup0001'],
  ['invalid_key', 'sk_live_of_somebody_else'],
  ['invalid_key', 'klp_sk_'],
  ['invalid_key', `${SECRET}\r\nx-header: 1`],
  ['invalid_key', `${SECRET}é`],
  ['invalid_key', `klp_sk_${'a'.repeat(5000)}`],
  ['invalid_key', [SECRET]],
  ['invalid_key', 42],
])('the option secretKey throws %s for %j, which the error does not repeat', async (code, secretKey) => {
  const error = await mistake({ secretKey })
  expect(error).toMatchObject({ name: 'KlumpServerError', code })
  expect(error.message).toMatch(/^secretKey: /)
  if (typeof secretKey === 'string' && secretKey.trim() !== '' && secretKey !== 'klp_sk_')
    expect(error.stack).not.toContain(secretKey)
})

describe('verifyTransaction refuses a wrong expectation', () => {
  test.each([
    ['expected: expected an object, got nothing.', undefined],
    ['expected: expected an object, got 4100.', 4100],
    ['expected.amount: ', {}],
    ['got nothing', { live: true }],
    ['got "4,100"', { amount: '4,100', live: true }],
    ['got 0.30000000000000004', { amount: 0.1 + 0.2, live: true }],
    ['got 0', { amount: 0, live: true }],
    ['got "0.00"', { amount: '0.00', live: true }],
    ['got -1', { amount: -1, live: true }],
    ['got NaN', { amount: Number.NaN, live: true }],
    ['expected.live: expected true (LIVE) or false (TEST), got nothing.', { amount: 4100 }],
    ['expected.live: expected true (LIVE) or false (TEST), got "false".', { amount: 4100, live: 'false' }],
    ['expected.currency: expected "NGN", got "USD".', { amount: 4100, live: true, currency: 'USD' }],
    ['expected.merchantReference: ', { amount: 4100, live: true, merchantReference: '' }],
    ['expected.merchantReference: ', { amount: 4100, live: true, merchantReference: null }],
    ['expected.merchantReference: ', { amount: 4100, live: true, merchantReference: '..' }],
    ['expected.merchantReference: ', { amount: 4100, live: true, merchantReference: 'half \ud83d' }],
    [
      'expected: "merchant_reference" is not known here, did you mean "merchantReference"?',
      { amount: 4100, live: true, merchant_reference: 'order-1007' },
    ],
  ])('%s %j', async (words, expected) => {
    const error = await mistake({ expected })
    expect(error.code).toBe('invalid_options')
    expect(error.message).toContain(words)
  })
})

test.each([
  ['apiUrl: expected https', 'http://api.useklump.com'],
  ['apiUrl: expected https', 'http://127.0.0.1.example.com'],
  ['apiUrl: expected https', 'http://localhost.example.com'],
  ['apiUrl: expected https', 'ftp://127.0.0.1'],
  ['apiUrl: expected https', 'file:///etc/passwd'],
  ['apiUrl: expected no name, password', 'https://user:pass@api.useklump.com'],
  ['apiUrl: expected no name, password', 'https://api.useklump.com/?key=1'],
  ['apiUrl: expected an absolute address', 'api.useklump.com'],
  ['apiUrl: expected an absolute address', null],
])('verifyTransaction refuses an unsafe address: %s, not %j', async (words, apiUrl) => {
  expect(await mistake({ apiUrl })).toMatchObject({
    code: 'invalid_options',
    message: expect.stringContaining(words),
  })
})

test('no framework keeps the answer: a "new" of before the payment would be returned for ever', async () => {
  let sent: object | undefined
  const fetch = async (_address: unknown, init?: object) => {
    sent = init
    return Response.json({}, { status: 404 })
  }
  await verifyTransaction(optionsOf({ fetch }))
  expect(sent).toMatchObject({ method: 'GET', next: { revalidate: 0 } })
})

test.each([0, -1, Number.NaN, Infinity, 2 ** 31, '10', null])('a timeout of %j throws', async (timeoutMs) => {
  expect((await mistake({ timeoutMs })).message).toMatch(/^timeoutMs: /)
})

test.each([
  ['options: "isused" is not known here, did you mean "isUsed"?', { isused: () => true }],
  ['isUsed: expected a function', { isUsed: true }],
  ['heard: expected "successful", got "new"', { heard: 'new' }],
  ['fetch: expected a function', { fetch: 'https://api.useklump.com' }],
])('verifyTransaction refuses a wrong option: %s', async (words, changed) => {
  expect((await mistake(changed)).message).toContain(words)
})

test.each([undefined, null, 'klp_sk_test_madeup', 42])('the options %j are refused', async (options) => {
  const settled = await settle(verifyTransaction(options as unknown as ReturnType<typeof optionsOf>))
  expect(settled).toEqual({ error: expect.any(KlumpServerError) })
})

test('verifyTransaction throws its own error when reading an option throws', async () => {
  const expected = {
    get amount() {
      throw new Error('from a getter')
    },
  }
  expect((await mistake({ expected })).message).toContain('reading one of them threw')
})

describe('verifyTransaction throws hook_failed', () => {
  test('when the hook isUsed throws', async () => {
    const cause = new Error('database gone')
    const error = await mistake({ isUsed: () => Promise.reject(cause) })
    expect(error).toMatchObject({ code: 'hook_failed', cause })
  })

  test.each([undefined, null, 0, '', { rows: [] }])('when the hook isUsed returns %j', async (answer) => {
    expect(await mistake({ isUsed: () => answer })).toMatchObject({ code: 'hook_failed' })
  })
})
