import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { KlumpServerError } from '../server-error.ts'
import { anything } from '../testing/anything.ts'
import { answerOf, optionsOf, OWN, REFERENCE, SECRET } from '../testing/known.ts'
import { settle } from '../testing/settle.ts'
import type { VerifyTransactionOptions } from './options.ts'
import { verifyTransaction } from './verify-transaction.ts'

const answering =
  (body: string | Uint8Array<ArrayBuffer>, init: ResponseInit = {}) =>
  async () =>
    new Response(body, init)

/** Names with a meaning in JavaScript or in Klump's answers. A careless merge would take one for another. */
const name: fc.Arbitrary<string> = fc.constantFrom(
  '__proto__',
  'constructor',
  'toString',
  'valueOf',
  'then',
  'toJSON',
  'state',
  'data',
  'reference',
  'status',
  'amount',
  'original_amount',
  'currency',
  'is_live',
  'merchant_reference',
)
const value = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(
    'successful',
    'success',
    'NGN',
    REFERENCE,
    OWN,
    'true',
    '1e9',
    '9999999.999',
    '٤١٠٠',
    '4100\u0000',
  ),
  fc.dictionary(name, fc.jsonValue()),
)

/** The documented rule, written independently of the code under test: exact arithmetic, own properties. */
function pays(body: unknown): boolean {
  const own = (object: unknown, key: string): unknown =>
    typeof object === 'object' && object !== null
      ? Object.getOwnPropertyDescriptor(object, key)?.value
      : undefined
  const data = own(body, 'data')
  const basket = own(data, 'original_amount') ?? own(data, 'amount')
  return (
    own(body, 'state') === 'success' &&
    own(data, 'status') === 'successful' &&
    own(data, 'reference') === REFERENCE &&
    own(data, 'currency') === 'NGN' &&
    own(data, 'is_live') === false &&
    // When it is absent, a second request by the shop's reference receives the same answer here.
    (own(data, 'merchant_reference') ?? OWN) === OWN &&
    /^\d+(\.\d\d?)?$/.test(String(basket)) &&
    Number(basket) >= 4100
  )
}

/** JSON text of an object with these fields last, so that they take precedence, also under the name __proto__. */
const withFields = (object: Record<string, unknown>, fields: [string, unknown][]) => {
  const pairs = [...Object.entries(object), ...fields]
  return `{${pairs.map(([key, inner]) => `${JSON.stringify(key)}:${JSON.stringify(inner ?? null)}`).join(',')}}`
}

test('an answer with changed, removed or added fields is paid only when it meets the documented rule', async () => {
  const fields = fc.array(fc.tuple(name, value), { maxLength: 4 })
  let paid = 0
  await fc.assert(
    fc.asyncProperty(fields, fields, fc.array(name, { maxLength: 2 }), async (inData, around, removed) => {
      const data = Object.fromEntries(
        Object.entries(answerOf().data).filter(([key]) => !removed.includes(key)),
      )
      const inner = withFields(data, inData)
      const body = withFields({ state: 'success' }, around).replace(/^\{/, `{"data":${inner},`)
      const result = await verifyTransaction(optionsOf({ fetch: answering(body) }))
      if (result.verdict !== 'paid') return
      paid += 1
      expect(pays(JSON.parse(body))).toBe(true)
    }),
    { numRuns: 1500 },
  )
  expect(paid, 'some of them are genuine, or this shows nothing').toBeGreaterThan(10)
})

test('an answer with inherited or nested fields is never paid', async () => {
  const { state, data } = answerOf()
  const bodies = [
    `{"__proto__":${JSON.stringify({ state, data })}}`,
    `{"state":"success","__proto__":{"data":${JSON.stringify(data)}}}`,
    `{"state":"success","data":{"__proto__":${JSON.stringify(data)}}}`,
    `{"state":"success","data":[${JSON.stringify(data)}]}`,
    `{"state":"success","data":{"data":${JSON.stringify(data)}}}`,
    JSON.stringify(JSON.stringify({ state, data })),
  ]
  for (const body of bodies)
    expect(await verifyTransaction(optionsOf({ fetch: answering(body) })), body).not.toMatchObject({
      verdict: 'paid',
    })
})

test('an answer of any bytes and any status gives a verdict, and never paid', async () => {
  const status = fc.constantFrom(200, 201, 203, 206, 299, 300, 400, 401, 404, 418, 429, 500, 599)
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.json().map((json) => new TextEncoder().encode(json)),
    fc.string({ unit: 'binary' }).map((text) => new TextEncoder().encode(text)),
  )
  await fc.assert(
    fc.asyncProperty(status, bytes, async (status, body) => {
      const fetch = answering(new Uint8Array(body), { status, headers: { 'retry-after': String(body[0]) } })
      const { verdict } = await verifyTransaction(optionsOf({ fetch }))
      expect(['not-paid', 'unknown']).toContain(verdict)
    }),
    { numRuns: 400 },
  )
})

test.each([
  '['.repeat(400_000),
  '{"data":'.repeat(50_000),
  `{"state":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
])('an answer that is nested too deeply is unknown: %.20s', async (body) => {
  expect(await verifyTransaction(optionsOf({ fetch: answering(body) }))).toMatchObject({ code: 'bad_answer' })
})

test.each([
  ['lists', '['.repeat(5_000) + ']'.repeat(5_000)],
  ['objects', '{"a":'.repeat(5_000) + '1' + '}'.repeat(5_000)],
  ['lists as deep as a body can hold', '['.repeat(400_000) + ']'.repeat(400_000)],
])('an answer whose meta_data is nested 5 000 levels or deeper is still paid: %s', async (_name, deep) => {
  const body = JSON.stringify(answerOf({ meta_data: { deep: 'HERE', key: SECRET } })).replace('"HERE"', deep)
  const result = await verifyTransaction(optionsOf({ fetch: answering(body) }))
  expect(result).toMatchObject({ verdict: 'paid', transaction: { metaData: { key: 'klp_sk_***' } } })
  // A shop stores the result, and posts it to a worker.
  expect(JSON.stringify(structuredClone(result))).toContain('null')
})

test('a value that is not a Klump reference is not-paid, and no request is sent', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(anything, fc.string({ unit: 'binary' })), async (reference) => {
      const asked: string[] = []
      const fetch = async (url: string) => {
        asked.push(url)
        return new Response(JSON.stringify(answerOf()))
      }
      const { verdict } = await verifyTransaction(optionsOf({ reference, fetch }))
      expect([verdict, asked]).toEqual(['not-paid', []])
    }),
    { numRuns: 500 },
  )
})

test('verifyTransaction gives a verdict or a KlumpServerError for any options, and never paid', async () => {
  const field = fc.constantFrom(
    'secretKey',
    'expected',
    'apiUrl',
    'timeoutMs',
    'fetch',
    'isUsed',
    'reference',
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(field, anything), { minLength: 1 }),
      anything,
      async (changes, whole) => {
        const base = optionsOf({ fetch: answering(JSON.stringify(answerOf({ status: 'new' }))) })
        for (const options of [{ ...base, ...Object.fromEntries(changes) }, whole]) {
          const settled = await settle(verifyTransaction(options as VerifyTransactionOptions))
          if ('error' in settled) expect(settled.error).toBeInstanceOf(KlumpServerError)
          else expect(settled.value.verdict).not.toBe('paid')
        }
      },
    ),
    { numRuns: 500 },
  )
})

test('verifyTransaction throws a KlumpServerError for an invalid expectation, and answers not-paid to a valid one when Klump’s amount is 0', async () => {
  const record = fc.record(
    {
      amount: anything,
      live: fc.oneof(fc.boolean(), anything),
      merchantReference: fc.oneof(fc.constant(OWN), anything),
    },
    { requiredKeys: [] },
  )
  await fc.assert(
    fc.asyncProperty(record, async (expected) => {
      const fetch = answering(JSON.stringify(answerOf({ amount: '0.00' })))
      const given = expected as unknown as VerifyTransactionOptions['expected']
      const settled = await settle(verifyTransaction(optionsOf({ expected: given, fetch })))
      if ('error' in settled) expect(settled.error).toBeInstanceOf(KlumpServerError)
      else expect(settled.value.verdict).toBe('not-paid')
    }),
    { numRuns: 500 },
  )
})

test('verifyTransaction answers unknown, whatever fetch returns or throws', async () => {
  await fc.assert(
    fc.asyncProperty(anything, fc.boolean(), async (thing, throws) => {
      const fetch = (async () => {
        if (throws) throw thing
        return thing
      }) as VerifyTransactionOptions['fetch']
      expect(await verifyTransaction(optionsOf({ ...(fetch && { fetch }) }))).toMatchObject({
        verdict: 'unknown',
      })
    }),
    { numRuns: 500 },
  )
})
