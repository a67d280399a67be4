import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { CODES } from '../errors/codes.ts'
import { safeParse } from '../validation/schema.ts'
import { DECISIONS, withoutReason } from './decisions.ts'
import { helloSchema, toPageSchema, type ToPage } from './messages.ts'
import { toFrameSchema } from './to-frame.ts'

// KLUMP_FUZZ=100000 runs more cases. A failure prints its seed, and KLUMP_SEED repeats that run.
const seed = process.env['KLUMP_SEED']
const RUNS = { numRuns: Number(process.env['KLUMP_FUZZ'] ?? 2000), ...(seed && { seed: Number(seed) }) }
vi.setConfig({ testTimeout: RUNS.numRuns * 50 + 60_000 })
const TYPES = ['ready', 'opened', 'busy', 'leave', 'alive', 'outcome', 'reference-used', 'outdated']
const NAMES = 'type locked reference confirm step outcome status error code message merchantReference'.split(
  ' ',
)

/** Any values that a port can carry, most of them similar to a message. */
const junk = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<unknown>(...TYPES, 'success', 'pending', 'failed', 'cancelled', ...Object.keys(CODES)),
    fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true }),
    fc.dictionary(fc.constantFrom(...NAMES, '__proto__', 'toString'), tie('value'), { maxKeys: 6 }),
    fc.string({ minLength: 65, maxLength: 2000 }),
  ),
})).value

const text = (longest: number) => fc.string({ maxLength: longest })
const maybe = <T>(name: string, value: fc.Arbitrary<T>) =>
  fc.oneof(
    fc.constant({}),
    value.map((it) => ({ [name]: it })),
  )
const code = fc.constantFrom(...(Object.keys(CODES) as (keyof typeof CODES)[]))

/** Every message there is. */
const message: fc.Arbitrary<ToPage> = fc.oneof(
  fc.constantFrom<ToPage>(
    { type: 'ready' },
    { type: 'opened' },
    { type: 'alive' },
    { type: 'reference-used' },
    { type: 'outdated' },
  ),
  fc
    .tuple(fc.boolean(), maybe('reference', text(64)))
    .map(([locked, more]): ToPage => ({ type: 'busy', locked, ...more })),
  fc
    .tuple(fc.boolean(), maybe('step', text(64)))
    .map(([confirm, more]): ToPage => ({ type: 'leave', confirm, ...more })),
  fc
    .tuple(fc.constantFrom('success', 'pending'), text(64), maybe('merchantReference', text(200)))
    .map(([status, reference, more]): ToPage => ({
      type: 'outcome',
      outcome: { status, reference, ...more },
    })),
  fc.tuple(code, text(1000), maybe('reference', text(64))).map(([code, message, more]): ToPage => ({
    type: 'outcome',
    outcome: { status: 'failed', error: withoutReason({ code, message }), ...more },
  })),
)

/** Whether the value is a valid message: the schema written a second time, by hand. */
function isMessage(value: unknown): boolean {
  const { type, ...rest } = value as Record<string, unknown>
  const short = (it: unknown, longest = 64) =>
    it === undefined || (typeof it === 'string' && it.length <= longest)
  if (['ready', 'opened', 'alive', 'reference-used', 'outdated'].includes(String(type))) return true
  if (type === 'busy') return typeof rest['locked'] === 'boolean' && short(rest['reference'])
  if (type === 'leave') return typeof rest['confirm'] === 'boolean' && short(rest['step'])
  const { status, error, reference } = rest['outcome'] as Record<string, unknown>
  if (status === 'cancelled') return true
  if (status === 'success' || status === 'pending') return typeof reference === 'string' && short(reference)
  const { code, message } = error as Record<string, unknown>
  return (
    status === 'failed' &&
    typeof code === 'string' &&
    code in CODES &&
    typeof message === 'string' &&
    message.length <= 1000
  )
}

describe('the schemas of the messages', () => {
  it('never throw, and accept nothing but valid messages', () => {
    fc.assert(
      fc.property(junk, (value) => {
        safeParse(helloSchema, value)
        safeParse(toFrameSchema, value)
        const read = safeParse(toPageSchema, value)
        if (read.success) expect(isMessage(read.data)).toBe(true)
      }),
      RUNS,
    )
  })

  it('read every message as it is, and drop unknown fields', () => {
    fc.assert(
      fc.property(message, junk, (it, more) => {
        expect(safeParse(toPageSchema, { ...it, secret: more })).toEqual({ success: true, data: it })
      }),
      RUNS,
    )
  })

  it('replace a lender’s reason with a fixed message, whatever the frame sends', () => {
    fc.assert(
      fc.property(fc.constantFrom('declined', 'not_eligible'), text(1000), (code, message) => {
        const outcome = { status: 'failed', error: { code, message } }
        const error = { code, message: DECISIONS[code] }
        expect(safeParse(toPageSchema, { type: 'outcome', outcome })).toEqual({
          success: true,
          data: { type: 'outcome', outcome: { status: 'failed', error } },
        })
      }),
      RUNS,
    )
  })

  it('refuse a message with one invalid field', () => {
    const spoilt = fc.constantFrom<[string, unknown]>(
      ['type', 'paid'],
      ['type', undefined],
      ['locked', 'true'],
      ['locked', undefined],
      ['confirm', 1],
      ['reference', 'x'.repeat(65)],
      ['step', 7],
      ['outcome', null],
      ['outcome', { status: 'paid' }],
    )
    fc.assert(
      fc.property(message, spoilt, (it, [name, value]) => {
        fc.pre(name in it || name === 'type')
        expect(safeParse(toPageSchema, { ...it, [name]: value }).success).toBe(false)
      }),
      RUNS,
    )
  })

  it('refuse a very deep message without a stack overflow', () => {
    let deep: unknown = 1
    for (let level = 0; level < 20_000; level++) deep = { type: 'outcome', outcome: deep }
    expect(safeParse(toPageSchema, deep).success).toBe(false)
  })
})
