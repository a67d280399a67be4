import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { array, custom, object, optional, refine, safeParse, union, type Schema } from './schema.ts'

/*
 * The small schema library speaks zod's words: for each of them it has to accept, refuse, read and point at the same as zod/mini.
 * Pairs of schemas are drawn together, then values that fit them more or less.
 */

interface Pair {
  readonly ours: Schema<unknown>
  readonly zods: z.ZodMiniType
}

const string: Pair = {
  ours: custom<string>('text', (given) => typeof given === 'string'),
  zods: z.string(),
}
const number: Pair = {
  ours: custom<number>('a number', (given) => typeof given === 'number' && Number.isFinite(given)),
  zods: z.number(),
}
const leaf = fc.constantFrom<Pair>(
  string,
  number,
  {
    ours: refine(
      custom<string>('text', (given) => typeof given === 'string'),
      'short',
      (text) => text.length < 3,
    ),
    zods: z.string().check(z.refine((text) => text.length < 3)),
  },
  {
    ours: custom<number>(
      'a number in text',
      (given) => typeof given === 'number',
      (given) => (typeof given === 'string' && /^\d+$/.test(given) ? Number(given) : given),
    ),
    zods: z.pipe(
      z.transform((given) => (typeof given === 'string' && /^\d+$/.test(given) ? Number(given) : given)),
      z.number(),
    ),
  },
)
const NAMES = ['a', 'b', 'constructor'] as const

const { pair } = fc.letrec<{ pair: Pair }>((tie) => ({
  pair: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    tie('pair').map(({ ours, zods }): Pair => ({
      ours: array(ours, 'a list'),
      zods: z.array(zods) as unknown as z.ZodMiniType,
    })),
    fc.tuple(tie('pair'), tie('pair')).map(([one, other]): Pair => ({
      ours: union(one.ours, other.ours),
      zods: z.union([one.zods, other.zods]) as unknown as z.ZodMiniType,
    })),
    fc
      .uniqueArray(fc.tuple(fc.constantFrom(...NAMES), tie('pair'), fc.boolean()), {
        selector: ([name]) => name,
      })
      .map((fields): Pair => ({
        ours: object(
          Object.fromEntries(
            fields.map(([name, { ours }, isOptional]) => [name, isOptional ? optional(ours) : ours]),
          ),
        ),
        zods: z.object(
          Object.fromEntries(
            fields.map(([name, { zods }, isOptional]) => [name, isOptional ? z.optional(zods) : zods]),
          ),
        ) as unknown as z.ZodMiniType,
      })),
  ),
}))

// What a shop or a server sends: JSON, and no `undefined` in an object (zod takes it for absent, and so does nobody on the wire).
const value = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('', 'x', '12', 'long text', 0, 1.5, null, true),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...NAMES, 'other'), tie('value'), { maxKeys: 3 }),
  ),
})).value

// zod reads what an object inherits, and ours its own fields alone: that difference is meant, and has a test of its own below.
function withoutPrototypes(given: unknown): unknown {
  if (Array.isArray(given)) return given.map(withoutPrototypes)
  if (typeof given !== 'object' || given === null) return given
  const own = Object.entries(given).map(([name, inner]) => [name, withoutPrototypes(inner)])
  return Object.assign(Object.create(null), Object.fromEntries(own))
}

const SEED = Number(process.env['KLUMP_SEED'] ?? 20261128)

test('accepts, refuses, reads and points at the same as zod/mini', () => {
  let accepted = 0
  fc.assert(
    fc.property(pair, value, ({ ours, zods }, given) => {
      const [read, zod] = [safeParse(ours, given), zods.safeParse(withoutPrototypes(given))]
      expect(read.success).toBe(zod.success)
      if (read.success && zod.success) {
        accepted++
        expect(read.data).toEqual(zod.data)
      }
      if (!read.success && !zod.success) {
        const places = (issues: readonly { path: readonly PropertyKey[] }[]) =>
          new Set(issues.map(({ path }) => path.join('.')))
        expect(places(read.issues)).toEqual(places(zod.error.issues))
      }
    }),
    { seed: SEED, numRuns: 5_000 },
  )
  // A property about values that are all refused would say nothing.
  expect(accepted).toBeGreaterThan(500)
})

test('a field that is inherited is not there', () => {
  const schema = object({ constructor: optional(string.ours), a: optional(string.ours) })
  expect(safeParse(schema, Object.create({ a: 'inherited' }))).toEqual({ success: true, data: {} })
})
