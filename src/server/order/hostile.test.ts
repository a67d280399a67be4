import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { KlumpServerError } from '../server-error.ts'
import { anything } from '../testing/anything.ts'
import { answerOf, REFERENCE, SECRET } from '../testing/known.ts'
import { settle } from '../testing/settle.ts'
import { nextAttempt, type NextAttemptOptions } from './next-attempt.ts'
import type { VerifyOrderOptions } from './options.ts'
import { verifyOrder } from './verify-order.ts'

const OWN = ['7-1-a', '7-2-b'] as const
const answering = (body: unknown) => async () => new Response(JSON.stringify(body))

const orderOptions = (changed: object): VerifyOrderOptions => ({
  references: OWN,
  secretKey: SECRET,
  expected: { amount: 4100, live: false },
  fetch: answering(answerOf({ merchant_reference: undefined })),
  ...changed,
})
const nextOptions = (changed: object): NextAttemptOptions => ({
  order: 7,
  attempts: OWN,
  secretKey: SECRET,
  fetch: answering(answerOf({ merchant_reference: undefined })),
  ...changed,
})

test('verifyOrder never answers paid for a reported transaction that does not name the order', async () => {
  // The order has no transaction. The reported transaction is paid, and names another order or none.
  const named = fc.constantFrom(undefined, null, '8-1-z', '', 8)
  const reported = fc.oneof(fc.constant(REFERENCE), anything, fc.string({ unit: 'binary' }))
  await fc.assert(
    fc.asyncProperty(reported, named, anything, async (reported, name, meta) => {
      const body = JSON.stringify(answerOf({ merchant_reference: name, meta_data: jsonOf(meta) }))
      const fetch = async (url: string) =>
        url.includes(REFERENCE) ? new Response(body) : new Response('{}', { status: 404 })
      const { verdict } = await verifyOrder(orderOptions({ reported, fetch }))
      expect(['not-paid', 'unknown']).toContain(verdict)
    }),
    { numRuns: 500 },
  )
})

/** What `meta_data` could hold: anything that a page can send, but no reference of the order, which is not guessable. */
function jsonOf(value: unknown): unknown {
  try {
    return JSON.stringify(value)
  } catch {
    return null
  }
}

test('verifyOrder and nextAttempt give a verdict for any answer, and it is neither paid nor fresh', async () => {
  const status = fc.constantFrom(200, 201, 206, 300, 400, 401, 418, 429, 500, 599)
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.json().map((json) => new TextEncoder().encode(json)),
  )
  await fc.assert(
    fc.asyncProperty(status, bytes, async (status, body) => {
      const fetch = async () => new Response(new Uint8Array(body), { status })
      expect((await verifyOrder(orderOptions({ fetch }))).verdict).toMatch(/^(not-paid|unknown)$/)
      expect(await nextAttempt(nextOptions({ fetch }))).toMatchObject({ verdict: 'unknown' })
    }),
    { numRuns: 300 },
  )
})

test('verifyOrder and nextAttempt answer unknown, whatever fetch returns or throws', async () => {
  await fc.assert(
    fc.asyncProperty(anything, fc.boolean(), async (thing, throws) => {
      const fetch = async () => {
        if (throws) throw thing
        return thing
      }
      expect(await verifyOrder(orderOptions({ fetch }))).toMatchObject({ verdict: 'unknown' })
      expect(await nextAttempt(nextOptions({ fetch }))).toMatchObject({ verdict: 'unknown' })
    }),
    { numRuns: 300 },
  )
})

test('verifyOrder and nextAttempt with any options give a verdict or a KlumpServerError, and never report paid', async () => {
  const names = ['references', 'reported', 'secretKey', 'expected', 'apiUrl', 'timeoutMs', 'isUsed', 'heard']
  const nextNames = ['order', 'attempts', 'secretKey', 'inProgressMinutes', 'now', 'random', 'timeoutMs']
  const fetch = answering(answerOf({ status: 'new' }))
  const changes = (of: string[]) =>
    fc.array(fc.tuple(fc.constantFrom(...of), anything), { minLength: 1 }).map(Object.fromEntries<unknown>)
  await fc.assert(
    fc.asyncProperty(changes(names), changes(nextNames), anything, async (order, next, whole) => {
      for (const options of [orderOptions({ fetch, ...order }), whole as VerifyOrderOptions]) {
        const settled = await settle(verifyOrder(options))
        if ('error' in settled) expect(settled.error).toBeInstanceOf(KlumpServerError)
        else expect(settled.value.verdict).not.toBe('paid')
      }
      for (const options of [nextOptions({ fetch, ...next }), whole as NextAttemptOptions]) {
        const settled = await settle(nextAttempt(options))
        if ('error' in settled) expect(settled.error).toBeInstanceOf(KlumpServerError)
        else expect(settled.value.verdict).not.toBe('already-paid')
      }
    }),
    { numRuns: 500 },
  )
})
