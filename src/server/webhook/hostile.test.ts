import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { KlumpServerError } from '../server-error.ts'
import { anything } from '../testing/anything.ts'
import { REFERENCE, SECRET, sign, webhookOf } from '../testing/known.ts'
import { settle } from '../testing/settle.ts'
import { verifyWebhook } from './verify-webhook.ts'

const BODY = JSON.stringify(webhookOf())

const bytes = fc.uint8Array({ maxLength: 400 })
const body = fc.oneof(fc.string({ unit: 'binary' }), bytes, anything, fc.constant(BODY))
const hex = fc.stringMatching(/^[0-9a-fA-F]{128}$/)
const header = fc.oneof(
  hex,
  anything,
  fc.string({ unit: 'binary' }),
  fc.constant(sign(BODY, 'klp_sk_another')),
)

test('a body without a genuine signature is refused or is a probe without data, and nothing is thrown', async () => {
  await fc.assert(
    fc.asyncProperty(body, header, anything, async (body, header, headers) => {
      const given = headers as Record<string, string>
      const options = typeof headers === 'object' && headers !== null ? { headers: given } : undefined
      const result = await verifyWebhook(body as string, header as string, SECRET, options)
      const refused = { ok: false, code: expect.any(String) as string, reason: expect.any(String) as string }
      // A body without an event is accepted as a probe, which carries no data.
      expect([refused, { ok: true, event: { type: 'probe' } }]).toContainEqual(result)
    }),
    { numRuns: 800 },
  )
})

test('a signature is valid for one body only: a body with a byte changed, added or removed is refused', async () => {
  const signed = new TextEncoder().encode(BODY)
  const change = fc.record({
    at: fc.nat(signed.length - 1),
    lost: fc.nat(3),
    put: fc.uint8Array({ maxLength: 3 }),
  })
  await fc.assert(
    fc.asyncProperty(change, async ({ at, lost, put }) => {
      const other = new Uint8Array([...signed.slice(0, at), ...put, ...signed.slice(at + lost)])
      const same = Buffer.from(other).equals(Buffer.from(signed))
      expect(await verifyWebhook(other, sign(signed), SECRET)).toMatchObject({ ok: same })
    }),
    { numRuns: 500 },
  )
})

test('a signature with a digit changed, added or removed is refused', async () => {
  const signature = sign(BODY)
  await fc.assert(
    fc.asyncProperty(fc.nat(127), fc.string({ unit: 'binary', maxLength: 2 }), async (at, put) => {
      const other = signature.slice(0, at) + put + signature.slice(at + 1)
      const same = other.toLowerCase() === signature
      expect(await verifyWebhook(BODY, other, SECRET)).toMatchObject({ ok: same })
    }),
    { numRuns: 500 },
  )
})

test('a signed body of any content gives an event or a refusal, and a known event has a Klump reference', async () => {
  const name = fc.constantFrom('event', 'data', 'reference', '__proto__', 'constructor', 'toString')
  const inner = fc.dictionary(name, fc.oneof(fc.jsonValue(), fc.constant(webhookOf().data)))
  const value = fc.oneof(fc.jsonValue(), inner, fc.constant('klump.payment.transaction.successful'))
  const genuine = fc.oneof(
    bytes,
    fc.dictionary(name, value).map((object) => new TextEncoder().encode(JSON.stringify(object))),
    inner.map((data) => new TextEncoder().encode(JSON.stringify({ ...webhookOf(), data }))),
  )
  await fc.assert(
    fc.asyncProperty(genuine, async (body) => {
      const result = await verifyWebhook(body, sign(body), SECRET)
      if (!result.ok) expect(result.code).toBe('unreadable')
      else if (result.event.type !== 'unknown' && result.event.type !== 'probe')
        expect(result.event).toMatchObject({ reference: expect.stringMatching(/^KLP-\d{4}-\d{6}-\d{4}$/) })
    }),
    { numRuns: 600 },
  )
})

test.each([
  '['.repeat(400_000),
  '{"event":'.repeat(50_000),
  `{"event":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
])('a signed body that is nested too deeply is refused as unreadable: %.20s', async (body) => {
  expect(await verifyWebhook(body, sign(body), SECRET)).toMatchObject({ ok: false, code: 'unreadable' })
})

test.each([
  ['lists', '['.repeat(5_000) + ']'.repeat(5_000)],
  ['objects', '{"a":'.repeat(5_000) + '1' + '}'.repeat(5_000)],
])('a webhook whose meta_data is nested 5 000 levels deep is accepted: %s', async (_name, deep) => {
  const body = JSON.stringify(webhookOf('successful', { meta_data: { deep: 'HERE' } })).replace(
    '"HERE"',
    deep,
  )
  const result = await verifyWebhook(body, sign(body), SECRET)
  expect(result).toMatchObject({ ok: true, event: { type: 'successful', reference: REFERENCE } })
  // A shop stores the event before it handles it.
  expect(JSON.stringify(structuredClone(result))).toContain('null')
})

test('verifyWebhook gives a result or a KlumpServerError for any key and options, and accepts no wrong key', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(anything, fc.stringMatching(/^klp_sk_\w{1,80}$/)),
      anything,
      async (key, options) => {
        const settled = await settle(verifyWebhook(BODY, sign(BODY), key as string, options as object))
        if ('error' in settled) expect(settled.error).toBeInstanceOf(KlumpServerError)
        else expect(settled.value).toMatchObject({ ok: false, code: 'signature_wrong' })
      },
    ),
    { numRuns: 500 },
  )
})
