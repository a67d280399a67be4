import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { KlumpError } from './errors/klump-error.ts'
import { namesIn, pollute } from './validation/testing/pollute.ts'
import { Klump, shopper, type Ending } from './testing/index.ts'
import type { KlumpOptions } from './loader/klump.ts'

// A library of the page has put a property on `Object.prototype`. The tests try every name in the code that runs in the page,
// so a new name is tried too.

const NAMES = namesIn(
  ['', 'errors/', 'loader/', 'overlay/', 'protocol/', 'shared/', 'validation/'].map(
    (folder) => new URL(`./${folder}`, import.meta.url),
  ),
  (file) => /(?<!\.test|^script|^index)\.ts$/.test(file),
)
/** The test runner's loader reads this name too, when the module with the error messages is imported. */
const OF_THE_RUNNER = 'error'

const KEY = 'klp_pk_test_madeup0001'
const order = {
  amount: 4100,
  currency: 'NGN' as const,
  items: [{ name: 'Kettle', unit_price: 4100, quantity: 1 }],
}

/** Fails where the opening never ends: the test could not take back its property then, and the test runner itself would stop. */
async function inTime<T>(result: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The opening did not end within 10 s.')), 10_000)
  })
  return Promise.race([result, late]).finally(() => clearTimeout(timer))
}

/** Everything that a shop receives from one opening. */
async function hear(ending: Ending, options: Partial<KlumpOptions>): Promise<unknown[]> {
  const said: unknown[] = []
  const listen = (name: string) => (payload: object) => {
    said.push(name, { ...payload })
  }
  shopper.will(ending)
  try {
    const klump = new Klump({
      publicKey: KEY,
      data: order,
      onSuccess: listen('success'),
      onClose: listen('close'),
      ...options,
    })
    said.push({ ...(await inTime(klump.result)) })
    said.push(...shopper.openings.map((opening) => ({ ...opening })))
  } catch (error) {
    said.push('thrown', error)
  }
  shopper.reset()
  return said
}

const asText = (said: unknown[]) =>
  JSON.stringify(said, (_name, value: unknown) =>
    value instanceof KlumpError ? Object.assign({ message: value.message }, value) : value,
  )

const CASES: readonly (readonly [string, Ending, Partial<KlumpOptions>])[] = [
  ['a success', 'success', {}],
  ['pending, with an order that comes later', 'pending', { data: () => Promise.resolve(order) }],
  ['declined', 'declined', { strings: {}, appearance: {} }],
  ['cancelled', 'cancelled', {}],
  ['wrong options', 'success', { locale: 7 as never }],
  ['a wrong order', 'success', { data: { ...order, amount: 1 } }],
  ['no order', 'success', { data: {} as never }],
  ['no key', 'success', { publicKey: '' }],
]
const VALUES: readonly unknown[] = [false, 'https://elsewhere.example/', () => 'theirs']

// Files of one thread share the fake.
beforeEach(() => shopper.reset())
afterEach(() => vi.restoreAllMocks())

it.each(CASES)(
  'an opening (%s) reports the same whatever property is on Object.prototype',
  async (what, ending, options) => {
    const shift = CASES.findIndex(([name]) => name === what)
    const isShown = shift < 4
    vi.spyOn(console, 'error').mockReturnValue()
    const clean = asText(await hear(ending, options))
    const changed: string[] = []
    for (const [index, name] of NAMES.entries()) {
      if (name === OF_THE_RUNNER && !isShown) continue
      const value = VALUES[(index + shift) % VALUES.length]
      const clear = pollute(name, value)
      const said = await hear(ending, options).finally(clear)
      if (asText(said) !== clean) changed.push(`${name}: ${asText(said)}`)
    }
    expect(changed).toEqual([])
    expect(NAMES.length).toBeGreaterThan(500)
  },
  60_000,
)
