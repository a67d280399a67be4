import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { array, custom, object, optional, refine, safeParse, union, type Schema } from './schema.ts'

/*
 * The functions of the small schema library have to accept, refuse, read and locate the same as those of zod/mini.
 * The test draws pairs of schemas, and then values that fit them more or less.
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

// JSON, as a shop or a server sends it. Objects have no `undefined`, which zod takes for absent and JSON cannot contain.
const value = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('', 'x', '12', 'long text', 0, 1.5, null, true),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...NAMES, 'other'), tie('value'), { maxKeys: 3 }),
  ),
})).value

// zod reads inherited fields too, our library own fields only. The difference is intended, and has a test of its own below.
function withoutPrototypes(given: unknown): unknown {
  if (Array.isArray(given)) return given.map(withoutPrototypes)
  if (typeof given !== 'object' || given === null) return given
  const own = Object.entries(given).map(([name, inner]) => [name, withoutPrototypes(inner)])
  return Object.assign(Object.create(null), Object.fromEntries(own))
}

const SEED = Number(process.env['KLUMP_SEED'] ?? 20261128)

test('our schemas accept, refuse and read the same values as zod/mini, with issues at the same paths', () => {
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
  // If all values were refused, the comparison would prove nothing.
  expect(accepted).toBeGreaterThan(500)
})

test('an object schema ignores an inherited field', () => {
  const schema = object({ constructor: optional(string.ours), a: optional(string.ours) })
  expect(safeParse(schema, Object.create({ a: 'inherited' }))).toEqual({ success: true, data: {} })
})
