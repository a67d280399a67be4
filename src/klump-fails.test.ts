import { execFileSync } from 'node:child_process'
import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest'
import { KlumpError } from './errors/klump-error.ts'
import { KlumpBase, type KlumpOptions } from './loader/klump.ts'
import { blindOverlay } from './overlay/testing/blind.ts'
import { asInBrowser } from './loader/testing/in-node.ts'
import { manualClock, type ManualClock } from './shared/testing/manual-clock.ts'

const SECRET = 'klp_sk_test_0123456789'
const order = {
  amount: 4100,
  currency: 'NGN' as const,
  items: [{ name: 'Kettle', unit_price: 4100, quantity: 1 }],
}

let loads: number
let load: () => Promise<void>
let clock: ManualClock
let consoleError: MockInstance
let shown: number

// No browser is needed: the overlay only counts how often it would be shown.
const environment = {
  checkoutUrl: 'https://checkout.example/',
  get clock() {
    return clock
  },
  async loadOverlay() {
    loads += 1
    await load()
    return blindOverlay(() => {
      shown += 1
      return [{ type: 'end', outcome: { status: 'cancelled' } }]
    }, clock)
  },
}

async function failure(options: Partial<KlumpOptions> = {}) {
  const onError = vi.fn()
  const klump = new KlumpBase(
    { publicKey: 'klp_pk_test_0123456789', data: order, onError, ...options },
    environment,
  )
  const outcome = await klump.result
  if (outcome.status !== 'failed') throw new Error(`expected a failure, got ${outcome.status}`)
  expect(onError.mock.calls).toEqual([[outcome.error]])
  expect(outcome.error).toBeInstanceOf(KlumpError)
  return outcome.error
}

beforeEach(() => {
  loads = 0
  load = () => Promise.resolve()
  shown = 0
  clock = manualClock()
  asInBrowser()
  consoleError = vi.spyOn(console, 'error').mockReturnValue()
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  expect(clock.waiting().length, 'timers that still run').toBe(0)
})

describe('a secret key in the order', () => {
  const leaking = { ...order, meta_data: { config: [{ key: `  ${SECRET}` }] } }

  it.each([
    ['as an object', leaking],
    ['by a function', () => leaking],
    ['as a promise', Promise.resolve(leaking)],
    ['through toJSON()', { ...order, meta_data: { toJSON: () => leaking.meta_data } }],
  ])(
    'given %s is refused before the overlay is shown, logged once, and not repeated in the error',
    async (_how, data) => {
      const error = await failure({ data })
      expect(error).toMatchObject({ code: 'secret_key', type: 'key', recoverable: false })
      expect(error.message).toContain('data.meta_data.config[0].key')
      expect(shown).toBe(0)
      expect(consoleError).toHaveBeenCalledExactlyOnceWith(error)
      expect(`${error.message}${error.stack}`).not.toContain(SECRET)
    },
  )
})

describe('invalid options', () => {
  const ORDERS: readonly [string, () => KlumpOptions['data']][] = [
    ['is available', () => order],
    ['is a promise that resolves', () => Promise.resolve(order)],
    ['is a promise that never settles', () => new Promise(() => {})],
    ['is a function whose promise never settles', () => () => new Promise(() => {})],
  ]
  const OPTIONS: readonly [string, string, Partial<KlumpOptions>][] = [
    ['secret_key', 'options.strings.overlay.close', { strings: { 'overlay.close': SECRET } }],
    ['secret_key', 'options.appearance.nested[0]', { appearance: { nested: [SECRET] } as never }],
    ['secret_key', 'options.settings.key', { settings: { key: SECRET } } as never],
    ['invalid_options', 'locale', { locale: 7 as never }],
    ['invalid_options', 'strings', { strings: 'Close' as never }],
    ['invalid_options', 'appearance.accent', { appearance: { accent: 'red' } }],
    [
      'invalid_options',
      'options',
      {
        appearance: {
          get theme(): never {
            throw new Error('theirs')
          },
        },
      },
    ],
  ]
  const cases = ORDERS.flatMap(([how, data]) =>
    OPTIONS.map(([code, path, options]) => ({ how, data, code, path, options })),
  )

  it.each(cases)(
    'fail with $code at $path while the order $how; one error is logged and nothing is shown',
    async (one) => {
      const error = await failure({ ...one.options, data: one.data() })
      expect(error.code).toBe(one.code)
      expect(error.message).toContain(one.path)
      expect(shown).toBe(0)
      expect(consoleError).toHaveBeenCalledExactlyOnceWith(error)
    },
  )
})

describe('an unavailable order', () => {
  const cause = new Error('the shop’s server is down')

  it.each([
    ['a promise that rejects', () => Promise.reject(cause)],
    [
      'a function that throws',
      () => {
        throw cause
      },
    ],
  ])('from %s fails with data_unavailable and the cause, and is recoverable', async (_what, data) => {
    const error = await failure({ data })
    expect(error).toMatchObject({ code: 'data_unavailable', recoverable: true, cause })
  })

  it('that never arrives fails with data_unavailable after 30 s', async () => {
    const failed = failure({ data: new Promise(() => {}) })
    await vi.waitUntil(() => clock.waiting().length === 1 && loads === 1)
    clock.advance(29_999)
    expect(consoleError).not.toHaveBeenCalled()
    clock.advance(1)
    const error = await failed
    expect(error).toMatchObject({ code: 'data_unavailable', recoverable: true })
    expect(error.message).toContain('30 s')
  })

  it('causes no unhandled rejection when the overlay does not load either', async () => {
    const unhandled = vi.fn()
    process.on('unhandledRejection', unhandled)
    load = () => Promise.reject(new Error('offline'))
    const error = await failure({ data: Promise.reject(cause) })
    await new Promise((resolve) => setImmediate(resolve))
    process.off('unhandledRejection', unhandled)
    expect(error.code).toBe('overlay_unavailable')
    expect(unhandled).not.toHaveBeenCalled()
  })
})

describe('an overlay that does not load', () => {
  it('ends the opening with overlay_unavailable, and the next open() loads it again', async () => {
    load = () => Promise.reject(new TypeError('Failed to fetch'))
    const klump = new KlumpBase({ publicKey: 'klp_pk_test_0123456789', data: order }, environment)
    expect(await klump.result).toMatchObject({ error: { code: 'overlay_unavailable', recoverable: true } })
    load = () => Promise.resolve()
    klump.open()
    expect(await klump.result).toEqual({ status: 'cancelled' })
    expect(loads).toBe(2)
  })

  it('ends the opening with overlay_unavailable after 20 s', async () => {
    load = () => new Promise(() => {})
    const failed = failure()
    await vi.waitUntil(() => loads === 1)
    clock.advance(20_000)
    expect((await failed).code).toBe('overlay_unavailable')
  })

  it('is still awaited after an hour in which the page was hidden', async () => {
    let arrive = () => {}
    load = () => new Promise((resolve) => (arrive = resolve))
    const klump = new KlumpBase({ publicKey: 'klp_pk_test_0123456789', data: order }, environment)
    await vi.waitUntil(() => loads === 1)
    clock.advance(19_999)
    Object.assign(Object.getPrototypeOf(document) as object, { hidden: true })
    document.dispatchEvent(new Event('visibilitychange'))
    clock.advance(3_600_000)
    arrive()
    expect(await klump.result).toEqual({ status: 'cancelled' })
  })

  it('leaves no timer when the instance is destroyed meanwhile', async () => {
    load = () => new Promise(() => {})
    const klump = new KlumpBase({ publicKey: 'klp_pk_test_0123456789', data: order }, environment)
    await vi.waitUntil(() => loads === 1)
    expect(clock.waiting().length).toBe(1)
    klump.destroy()
    expect(clock.waiting().length).toBe(0)
  })

  it('ends the opening with offline where the device reports that it is offline', async () => {
    vi.stubGlobal('navigator', { onLine: false })
    load = () => Promise.reject(new TypeError('Failed to fetch'))
    const error = await failure()
    expect(error).toMatchObject({ code: 'offline', type: 'network', recoverable: true })
    expect(consoleError).not.toHaveBeenCalled()
  })
})

it.each(['document', 'HTMLDialogElement'])(
  'a browser without %s gets unsupported_browser and loads no overlay',
  async (part) => {
    vi.stubGlobal(part, undefined)
    const error = await failure()
    expect([error.code, loads]).toEqual(['unsupported_browser', 0])
  },
)

it('the package adds no global when Node imports it, and an opening there fails with unsupported_browser', () => {
  const program = `
    const before = Reflect.ownKeys(globalThis).map(String).join()
    const { Klump, default: same, KlumpError } = await import('./src/index.ts')
    const klump = new Klump({ publicKey: 'klp_pk_test_0123456789', data: {} })
    console.error = () => {}
    const { error } = await klump.result
    const after = Reflect.ownKeys(globalThis).map(String).join()
    console.log(JSON.stringify([before === after, same === Klump, error instanceof KlumpError, error.code]))
  `
  const answer = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program])
  expect(JSON.parse(answer.toString())).toEqual([true, true, true, 'unsupported_browser'])
})
