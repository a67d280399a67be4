import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { CODES } from './errors/codes.ts'
import { KlumpError } from './errors/klump-error.ts'
import { KlumpBase, type KlumpOptions } from './loader/klump.ts'
import { blindOverlay } from './overlay/testing/blind.ts'
import { asInBrowser } from './loader/testing/in-node.ts'

// For any options the constructor throws a KlumpError, or the opening ends with one outcome. No other error is thrown.
// KLUMP_FUZZ=100000 runs more cases. A failure prints its seed, and KLUMP_SEED repeats that run.

const seed = process.env['KLUMP_SEED']
const RUNS = { numRuns: Number(process.env['KLUMP_FUZZ'] ?? 1000), ...(seed && { seed: Number(seed) }) }

const OPTIONS =
  'publicKey data onLoad onOpen onSuccess onError onClose autoOpen checkoutUrl locale strings appearance'.split(
    ' ',
  )
const ORDER =
  'amount currency items name unit_price quantity image_url item_url shipping_fee discount tax first_name email phone ' +
  'redirect_url merchant_reference meta_data customer toJSON theme accent radius then'

const KEY = 'klp_pk_test_madeup0001'
const good = { amount: 4100, currency: 'NGN', items: [{ name: 'Kettle', unit_price: 4100, quantity: 1 }] }
const boom = () => {
  throw new Error('theirs')
}
const loop: Record<string, unknown> = { ...good }
loop['meta_data'] = { loop }

/** Unusual values. `STRANGE` makes each one only at its use: the generator would inspect them, and some throw when inspected. */
const PLAIN: readonly unknown[] = [
  undefined,
  null,
  '',
  0,
  -1,
  Number.NaN,
  Infinity,
  1n,
  Symbol('x'),
  true,
  boom,
  () => good,
  () => boom,
  loop,
  '4100',
  '12,5',
  'klp_sk_test_madeup0001',
  'x'.repeat(100_000),
  '\u202Eevil',
  '\uD800',
  'javascript:alert(1)',
]
const STRANGE: readonly (() => unknown)[] = [
  ...PLAIN.map((it) => () => it),
  () => [],
  () => Object.create(null),
  () => new Proxy({}, { ownKeys: boom }),
  () => new Proxy({}, { get: boom, has: boom }),
  () => Object.freeze({ ...good }),
  () => Object.defineProperty({}, 'amount', { get: boom, enumerable: true }),
  () => ({ toString: boom }),
  () => ({ toJSON: boom }),
  () => ({ valueOf: boom }),
  () => new Date(Number.NaN),
  () => new Map([['a', 'klp_sk_test_madeup0001']]),
  () => new Set([good]),
  () => new Error('x'),
  () => new URL('https://checkout.example/'),
  () => Promise.resolve(good),
  () => deep(20_000),
]

class Strange {
  readonly index: number
  constructor(index: number) {
    this.index = index
  }
}
/** An order as shops hand it over: as it is, from a function, as a promise. */
class Handed {
  readonly order: unknown
  readonly how: 'plain' | 'function' | 'promise' | 'rejection'
  constructor(order: unknown, how: Handed['how']) {
    this.order = order
    this.how = how
  }
  over(): unknown {
    const order = realise(this.order)
    if (this.how === 'plain') return order
    if (this.how === 'function') return () => order
    if (this.how === 'rejection') return () => Promise.reject(new Error('theirs'))
    const promise = Promise.resolve(order)
    // When the constructor refuses another option, nothing awaits this promise: its rejection must not count as unhandled.
    promise.catch(() => {})
    return promise
  }
}
const how = fc.constantFrom<Handed['how']>('plain', 'function', 'promise', 'rejection')

const strange = fc.nat({ max: STRANGE.length - 1 }).map((index) => new Strange(index))

/** A copy of the value in which each `Strange` and `Handed` is replaced with what it stands for. */
function realise(value: unknown): unknown {
  if (value instanceof Strange) return STRANGE[value.index]?.()
  if (value instanceof Handed) return value.over()
  if (Array.isArray(value)) return value.map(realise)
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, realise(inner)]))
}

function deep(levels: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < levels; level++) value = { value }
  return value
}

const value = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    { weight: 4, arbitrary: strange },
    {
      weight: 2,
      arbitrary: fc.anything({
        withBigInt: true,
        withNullPrototype: true,
        withDate: true,
        withSparseArray: true,
      }),
    },
    fc.constantFrom<unknown>(good, KEY, 'NGN', 'en', true, false),
    fc.dictionary(fc.constantFrom(...ORDER.split(' '), '__proto__'), tie('value'), { maxKeys: 8 }),
    fc.array(tie('value'), { maxLength: 4 }),
  ),
})).value

/** Mostly valid orders, so that most pass the first check. */
const order = fc.oneof(
  value,
  fc
    .dictionary(fc.constantFrom(...ORDER.split(' ')), value, { maxKeys: 4 })
    .map((some) => ({ ...good, ...some })),
)
const options = fc.oneof(
  { weight: 1, arbitrary: value },
  {
    weight: 9,
    arbitrary: fc
      .tuple(fc.dictionary(fc.constantFrom(...OPTIONS, 'amuont'), value, { maxKeys: 4 }), order, how)
      .map(([some, data, how]) => ({ publicKey: KEY, data: new Handed(data, how), ...some })),
  },
)

// Every timer fires after 5 ms, so that an order that never arrives fails at once and not after 30 s.
const clock = {
  now: () => 0,
  after(_ms: number, callback: () => void) {
    const timer = setTimeout(callback, 5)
    return () => clearTimeout(timer)
  },
  soon: queueMicrotask,
}
const overlay = blindOverlay((forFrame) => {
  // Throws if the data cannot be posted to the frame.
  structuredClone(forFrame)
  return [{ type: 'load' }, { type: 'open' }, { type: 'end', outcome: { status: 'cancelled' } }]
}, clock)
const environment = {
  checkoutUrl: 'https://checkout.example/',
  loadOverlay: () => Promise.resolve(overlay),
}

beforeEach(() => {
  asInBrowser()
  for (const level of ['error', 'warn'] as const) vi.spyOn(console, level).mockReturnValue()
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

it(
  'for any options the constructor throws a KlumpError, or the opening ends with one outcome',
  async () => {
    const seen: Record<string, number> = {}
    const note = (what: string) => (seen[what] = (seen[what] ?? 0) + 1)
    await fc.assert(
      fc.asyncProperty(options, async (raw) => {
        const options = realise(raw)
        let klump: KlumpBase
        try {
          klump = new KlumpBase(options as KlumpOptions, environment)
        } catch (error) {
          expect(error).toBeInstanceOf(KlumpError)
          expect(String(error)).not.toContain('klp_sk_test_madeup')
          note(`thrown ${(error as KlumpError).code}`)
          return
        }
        if (klump.status === 'idle') klump.open()
        const outcome = await klump.result
        note(outcome.status === 'failed' ? outcome.error.code : 'opened')
        expect(klump.status).toBe('closed')
        if (outcome.status !== 'failed') return
        expect(outcome.error).toBeInstanceOf(KlumpError)
        expect(CODES).toHaveProperty(outcome.error.code)
        expect(outcome.error.message).not.toContain('klp_sk_test_madeup')
      }),
      RUNS,
    )
    // oxlint-disable-next-line no-console -- what the long run came to
    if (process.env['KLUMP_FUZZ']) console.table(seen)
    // The cases have to reach every kind of result: a run that only fails the first check proves little.
    expect(Object.keys(seen)).toEqual(
      expect.arrayContaining([
        'opened',
        'invalid_data',
        'secret_key',
        'data_unavailable',
        'thrown invalid_options',
        'thrown secret_key',
      ]),
    )
  },
  RUNS.numRuns * 50 + 60_000,
)
