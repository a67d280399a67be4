import { describe, expect, test } from 'vitest'
import { KlumpServerError } from '../server-error.ts'
import { REFERENCE, SECRET, sign, webhookOf } from '../testing/known.ts'
import { settle } from '../testing/settle.ts'
import { verifyWebhook } from './verify-webhook.ts'

const BODY = JSON.stringify(webhookOf())
const KEY = `klump.payment.transaction.successful ${REFERENCE}`
const ID = 'wh_made_up_0001'
const headers = { 'x-klump-webhook-id': ID, 'x-klump-webhook-attempt': '3' }

const utf8 = (text: string) => new TextEncoder().encode(text)

describe('verifyWebhook accepts', () => {
  // Made once with `openssl dgst -sha512 -hmac klp_sk_test_vector`, so that the test relies on no code of this project or Node.
  test('a signature that openssl made', async () => {
    const body = '{"event":"klump.payment.transaction.refunded","data":{"naira":"₦1,183.85"}}'
    const signature =
      'c507f360f9fa5c647447734e227523b9e6b7bfc900ad26fe36ecb20d65e0bb7c' +
      'e21e86e189639c28de358f5447cb81a71ce319dec7e819ddedee0e11643c6b2e'
    expect(await verifyWebhook(body, signature, 'klp_sk_test_vector')).toEqual({
      ok: true,
      event: {
        type: 'unknown',
        name: 'klump.payment.transaction.refunded',
        // `sha256sum` of the body.
        key: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
        webhookId: undefined,
        attempt: undefined,
        data: { naira: '₦1,183.85' },
      },
    })
  })

  test.each(['initiated', 'successful', 'abandoned'] as const)('the event %s with its data', async (type) => {
    const webhook = webhookOf(type)
    const body = JSON.stringify(webhook)
    expect(await verifyWebhook(body, sign(body), SECRET, { headers })).toEqual({
      ok: true,
      event: {
        type,
        name: `klump.payment.transaction.${type}`,
        reference: REFERENCE,
        key: `klump.payment.transaction.${type} ${REFERENCE}`,
        webhookId: ID,
        attempt: 3,
        data: webhook.data,
      },
    })
  })

  test.each([
    ['text', (text: string) => text],
    ['bytes', utf8],
    ['a Buffer', (text: string) => Buffer.from(text)],
    ['an ArrayBuffer', (text: string) => utf8(text).buffer],
    ['a view into a larger buffer', (text: string) => utf8(`{}${text}{}`).subarray(2, -2)],
  ])('a body given as %s', async (_name, form) => {
    const body = JSON.stringify(webhookOf('successful', { meta_data: 'naïve ₦ 😀' }), undefined, 2)
    expect(await verifyWebhook(form(body), sign(body), SECRET)).toMatchObject({ ok: true })
  })

  test('a signature in capitals, and a key with spaces around it', async () => {
    expect(await verifyWebhook(BODY, sign(BODY).toUpperCase(), ` ${SECRET}\n`)).toMatchObject({ ok: true })
  })

  test('the bytes as they were at the call, although they change during the check', async () => {
    const bytes = utf8(BODY)
    const checking = verifyWebhook(bytes, sign(BODY), SECRET)
    bytes.fill(0)
    expect(await checking).toMatchObject({ ok: true, event: { reference: REFERENCE } })
  })

  test.each(['klump.payment.refund.created', '__proto__', 'constructor', 'successful'])(
    'an event with an unknown name: %s',
    async (name) => {
      const body = JSON.stringify({ event: name })
      expect(await verifyWebhook(body, sign(body), SECRET)).toMatchObject({
        ok: true,
        event: { type: 'unknown', name, data: undefined },
      })
    },
  )
})

describe('verifyWebhook reports a probe', () => {
  test.each([
    ['an empty body', ''],
    ['no bytes', new Uint8Array()],
    ['a missing body', undefined],
    ['{}', '{}'],
    ['JSON without an event', JSON.stringify({ data: { reference: REFERENCE } })],
    ['an inherited event', '{"__proto__":{"event":"klump.payment.transaction.successful"}}'],
  ])('for %s, whether signed or not', async (_name, body) => {
    const probe = { ok: true, event: { type: 'probe' } }
    const signature = sign(typeof body === 'string' ? body : '')
    for (const header of [undefined, null, '', signature])
      expect(await verifyWebhook(body as string, header, SECRET)).toEqual(probe)
  })
})

describe('verifyWebhook with several keys', () => {
  const [older, newer] = ['klp_sk_test_older', 'klp_sk_test_newer']

  test('accepts a signature by any of them, and refuses a signature by another key', async () => {
    for (const key of [older, newer])
      expect(await verifyWebhook(BODY, sign(BODY, key), [newer, ` ${older}\n`, undefined, ''])).toMatchObject(
        {
          ok: true,
          event: { type: 'successful' },
        },
      )
    expect(await verifyWebhook(BODY, sign(BODY, SECRET), [newer, older])).toMatchObject({
      ok: false,
      code: 'signature_wrong',
    })
  })
})

describe('verifyWebhook refuses', () => {
  test.each<[string, string, unknown, unknown, RegExp]>([
    ['a parsed body', 'body_parsed', webhookOf(), sign(BODY), /parsed already/],
    ['what express.raw leaves of another content type', 'body_parsed', {}, sign(BODY), /parsed already/],
    ['an empty body', 'body_missing', '', sign(BODY), /read the request before/],
    ['no bytes', 'body_missing', new Uint8Array(), sign(BODY), /read the request before/],
    ['{} with the signature of another body', 'signature_wrong', '{}', sign(BODY), /not as it came/],
    ['{} with half a signature', 'signature_malformed', '{}', sign('{}').slice(1), /127 characters/],
    ['an unsigned list', 'signature_missing', '[]', undefined, /X-Klump-Signature/],
    ['unsigned text', 'signature_missing', 'hello', undefined, /X-Klump-Signature/],
    ['an unsigned null', 'signature_missing', 'null', undefined, /X-Klump-Signature/],
    ['no body', 'body_missing', undefined, sign(BODY), /read the request before/],
    ['a body of 2 MB', 'body_too_large', ' '.repeat(2_000_000), sign(BODY), /larger than/],
    ['no signature header', 'signature_missing', BODY, undefined, /X-Klump-Signature/],
    ['a header that is null', 'signature_missing', BODY, null, /X-Klump-Signature/],
    ['an empty header', 'signature_missing', BODY, '', /X-Klump-Signature/],
    ['a list of headers', 'signature_malformed', BODY, [sign(BODY)], /not a text/],
    ['half a signature', 'signature_malformed', BODY, sign(BODY).slice(1), /127 characters/],
    ['a signature with more digits', 'signature_malformed', BODY, `${sign(BODY)}00`, /130 characters/],
    ['a signature and a line break', 'signature_malformed', BODY, `${sign(BODY)}\n`, /129 characters/],
    ['a digit that is not hex', 'signature_malformed', BODY, `g${sign(BODY).slice(1)}`, /128 hexadecimal/],
    ['a SHA-256 signature', 'signature_malformed', BODY, sign(BODY).slice(64), /SHA-256/],
    ['base64 text', 'signature_malformed', BODY, Buffer.from(sign(BODY), 'hex').toString('base64'), /base64/],
    ['the prefix sha512=', 'signature_malformed', BODY, `sha512=${sign(BODY)}`, /name of its algorithm/],
    ['a signature by another key', 'signature_wrong', BODY, sign(BODY, 'klp_sk_test_older'), /newest one/],
    ['a public key’s signature', 'signature_wrong', BODY, sign(BODY, 'klp_pk_test_madeup'), /newest one/],
    ['a signature by an empty key', 'signature_wrong', BODY, sign(BODY, ''), /newest one/],
    [
      'a body whose JSON was serialised again',
      'signature_wrong',
      BODY,
      sign(JSON.stringify(webhookOf(), null, 2)),
      /written again/,
    ],
    ['a changed bit', 'signature_wrong', BODY.replace('4415.85', '4415.84'), sign(BODY), /not as it came/],
    ['a signature of zeros', 'signature_wrong', BODY, '0'.repeat(128), /not as it came/],
    ['another character set', 'signature_wrong', Buffer.from(BODY, 'utf16le'), sign(BODY), /character set/],
  ])('%s as %s', async (_name, code, body, signature, reason) => {
    const result = await verifyWebhook(body as string, signature as string, SECRET)
    expect(result).toEqual({ ok: false, code, reason: expect.stringMatching(reason) })
  })

  test.each([
    ['text that is not JSON', 'hello'],
    ['half of a body', BODY.slice(0, -3)],
    ['an event name that is not text', JSON.stringify({ event: 1 })],
    ['an event name of 10 000 characters', JSON.stringify({ event: 'x'.repeat(10_000) })],
    ['a list', '[]'],
    ['an event without data', JSON.stringify({ event: 'klump.payment.transaction.successful' })],
    ['an event without a reference', JSON.stringify(webhookOf('successful', { reference: undefined }))],
    [
      'a reference that contains a path',
      JSON.stringify(webhookOf('successful', { reference: `${REFERENCE}/..` })),
    ],
  ])(
    '%s under a genuine signature as unreadable, so that Klump sends the webhook again',
    async (_name, body) => {
      expect(await verifyWebhook(body, sign(body), SECRET)).toMatchObject({ ok: false, code: 'unreadable' })
    },
  )

  test('bytes that are not UTF-8 under a genuine signature', async () => {
    const body = Buffer.from(JSON.stringify(webhookOf('successful', { meta_data: 'naïve' })), 'latin1')
    expect(await verifyWebhook(body, sign(body), SECRET)).toMatchObject({ ok: false, code: 'unreadable' })
  })
})

describe('verifyWebhook with the hook seen', () => {
  const deliver = async (
    attempt: string,
    seen: (key: string) => boolean | Promise<boolean>,
    signature = sign(BODY),
  ) =>
    await verifyWebhook(BODY, signature, SECRET, {
      headers: { ...headers, 'x-klump-webhook-attempt': attempt },
      seen,
    })

  test('gives a second attempt the type seen, so that the code for successful does not run twice', async () => {
    const done = new Set<string>()
    const seen = async (key: string) => done.has(key)
    expect(await deliver('1', seen)).toMatchObject({
      event: { type: 'successful', key: KEY, webhookId: ID, attempt: 1 },
    })
    done.add(KEY)
    expect(await deliver('2', seen)).toEqual({
      ok: true,
      event: {
        type: 'seen',
        name: 'klump.payment.transaction.successful',
        key: KEY,
        webhookId: ID,
        attempt: 2,
      },
    })
  })

  test('gives a replayed delivery the same event key, under a new webhook id or without one', async () => {
    const asked: unknown[] = []
    const seen = (key: string, webhookId: string | undefined) => asked.push([key, webhookId]) > 0
    for (const replayed of [{ 'x-klump-webhook-id': 'another' }, {}, undefined])
      expect(
        await verifyWebhook(BODY, sign(BODY), SECRET, { ...(replayed && { headers: replayed }), seen }),
      ).toMatchObject({ event: { type: 'seen' } })
    expect(asked).toEqual([
      [KEY, 'another'],
      [KEY, undefined],
      [KEY, undefined],
    ])
  })

  test('gives each event of a reference its own event key, and each body of an unknown event too', async () => {
    const bodies = [
      webhookOf(),
      webhookOf('abandoned'),
      webhookOf('refunded'),
      webhookOf('refunded', { id: 2 }),
    ]
    const keys = bodies.map(async (webhook) => {
      const body = JSON.stringify(webhook)
      const result = await verifyWebhook(body, sign(body), SECRET)
      return result.ok && result.event.type !== 'probe' && result.event.key
    })
    expect(new Set(await Promise.all(keys)).size).toBe(bodies.length)
  })

  test('does not call the hook when the signature is wrong', async () => {
    const asked: string[] = []
    const result = await deliver('1', (key) => asked.push(key) > 0, '0'.repeat(128))
    expect([result.ok, asked]).toEqual([false, []])
  })

  test('throws hook_failed when the hook fails, so that the shop answers 500 and Klump retries', async () => {
    const cause = new Error('database gone')
    expect(await settle(deliver('1', () => Promise.reject(cause)))).toMatchObject({
      error: { code: 'hook_failed', cause },
    })
    const forgotten = (() => undefined) as unknown as () => boolean
    expect(await settle(deliver('1', forgotten))).toMatchObject({ error: { code: 'hook_failed' } })
  })
})

test.each([
  [{ 'X-Klump-Webhook-ID': ID, 'X-KLUMP-Webhook-Attempt': ['12'] }, ID, 12],
  [new Headers(headers), ID, 3],
  [{ 'x-klump-webhook-id': 'two words', 'x-klump-webhook-attempt': '0' }, undefined, undefined],
  [{ 'x-klump-webhook-id': 'x'.repeat(300), 'x-klump-webhook-attempt': '1.5' }, undefined, undefined],
  [{ 'x-klump-webhook-id': [ID, ID], 'x-klump-webhook-attempt': '-1' }, undefined, undefined],
  [{}, undefined, undefined],
])('verifyWebhook reads a valid id and attempt from the headers %j', async (headers, webhookId, attempt) => {
  const result = await verifyWebhook(BODY, sign(BODY), SECRET, { headers })
  expect(result).toMatchObject({ ok: true, event: { webhookId, attempt } })
})

test.each([
  ['missing_key', undefined, undefined],
  ['public_key', 'klp_pk_test_madeup', undefined],
  ['invalid_key', BODY, undefined],
  ['invalid_options', SECRET, { seen: true }],
  ['missing_key', [], undefined],
  ['missing_key', [undefined, ''], undefined],
  ['public_key', [SECRET, 'klp_pk_test_madeup'], undefined],
  ['invalid_options', SECRET, { header: {} }],
  ['invalid_options', SECRET, null],
])('verifyWebhook throws %s for a mistake in the shop’s own code', async (code, key, options) => {
  const settled = await settle(verifyWebhook(BODY, sign(BODY), key as string, options as object | undefined))
  expect(settled).toMatchObject({ error: { code } })
  expect('error' in settled && settled.error).toBeInstanceOf(KlumpServerError)
})
