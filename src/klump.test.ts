import { afterEach, beforeEach, describe, expect, it, vi, type Mock, type MockInstance } from 'vitest'
import { KlumpError } from './errors/klump-error.ts'
import { KlumpBase, type KlumpOptions } from './loader/klump.ts'
import type { OverlayEvent, OverlayRequest } from './loader/contract.ts'
import { asInBrowser } from './loader/testing/in-node.ts'
import { closePayload, successPayload } from './protocol/payloads.ts'

const SECRET = 'klp_sk_test_0123456789'
const order = {
  amount: 4100,
  currency: 'NGN' as const,
  items: [{ name: 'Kettle', unit_price: 4100, quantity: 1 }],
}
const SUCCESS = { status: 'success', reference: 'KLP-1662-348036-0961' } as const

let requests: OverlayRequest[]
let loads: number
let heard: string[]
let overlay: { close: Mock<() => void>; destroy: Mock<() => void> }
let consoleError: MockInstance
let consoleWarn: MockInstance
let load: () => Promise<void>

// The overlay is a stand-in. The class makes one outcome of the events that it reports. The real overlay has tests of its own.
const environment = {
  checkoutUrl: 'https://checkout.example/',
  async loadOverlay() {
    loads += 1
    await load()
    return {
      openOverlay(request: OverlayRequest) {
        requests.push(request)
        return overlay
      },
    }
  },
}

function make(options: Partial<KlumpOptions> & Record<string, unknown> = {}) {
  const note = (name: string) => () => heard.push(name)
  return new KlumpBase(
    {
      publicKey: 'klp_pk_test_0123456789',
      data: order,
      onLoad: note('load'),
      onOpen: note('open'),
      onSuccess: note('success'),
      onError: note('error'),
      onClose: ({ type }) => heard.push(`close ${type}`),
      ...options,
    },
    environment,
  )
}
const asked = () => vi.waitUntil(() => requests.at(-1))
async function say(...events: OverlayEvent[]) {
  const request = await asked()
  for (const event of events) request.onEvent(event)
}
const end = (outcome: Extract<OverlayEvent, { type: 'end' }>['outcome']) =>
  ({ type: 'end', outcome, payload: closePayload(outcome) }) as const
const APPROVED = { type: 'success', outcome: SUCCESS, payload: successPayload(SUCCESS, undefined) } as const

function thrown(options: unknown): KlumpError {
  try {
    new KlumpBase(options as KlumpOptions, environment).destroy()
  } catch (error) {
    if (error instanceof KlumpError) return error
  }
  throw new Error('nothing was thrown')
}

beforeEach(() => {
  requests = []
  loads = 0
  heard = []
  overlay = { close: vi.fn(), destroy: vi.fn() }
  load = () => Promise.resolve()
  asInBrowser()
  consoleError = vi.spyOn(console, 'error').mockReturnValue()
  consoleWarn = vi.spyOn(console, 'warn').mockReturnValue()
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('the constructor throws a KlumpError', () => {
  it.each([
    ['no options', undefined, 'missing_key'],
    ['no key', { data: order }, 'missing_key'],
    ['a malformed key', { publicKey: 'pk_1', data: order }, 'invalid_key'],
    ['the secret key', { publicKey: SECRET, data: order }, 'secret_key'],
    ['a secret in another option', { publicKey: 'klp_pk_1234', data: order, locale: SECRET }, 'secret_key'],
    [
      'a secret in an address',
      { publicKey: 'klp_pk_1234', checkoutUrl: new URL(`https://a.example/?${SECRET}`) },
      'secret_key',
    ],
    [
      'an http address',
      { publicKey: 'klp_pk_1234', checkoutUrl: 'http://checkout.example/' },
      'invalid_options',
    ],
    [
      'a javascript: address',
      { publicKey: 'klp_pk_1234', checkoutUrl: 'javascript:alert(1)' },
      'invalid_options',
    ],
    ['a relative address', { publicKey: 'klp_pk_1234', checkoutUrl: '/checkout/' }, 'invalid_options'],
  ])('for %s', (_what, options, code) => {
    const error = thrown(options)
    expect(error.code).toBe(code)
    expect(`${error.message}${error.stack}`).not.toContain(SECRET)
    expect(loads).toBe(0)
  })
})

it.each(['https://a.example/x', 'http://localhost:1/', 'http://127.0.0.1:1/', 'http://[::1]:1/'])(
  'the option checkoutUrl may be %s',
  async (checkoutUrl) => {
    make({ checkoutUrl })
    expect((await asked()).options.checkoutUrl).toBe(checkoutUrl)
  },
)

describe('an opening', () => {
  it('calls the callbacks in order, and its result settles last', async () => {
    const klump = make()
    expect(klump.status).toBe('opening')
    void klump.result.then(() => heard.push('result'))
    await say({ type: 'load' }, { type: 'open' })
    expect(klump.status).toBe('open')
    await say(APPROVED)
    expect([klump.status, heard.at(-1)]).toEqual(['open', 'success'])
    await say(end(SUCCESS))
    expect(klump.status).toBe('closed')
    expect(await klump.result).toEqual(SUCCESS)
    expect(heard).toEqual(['load', 'open', 'success', 'close SUCCESS', 'result'])
  })

  it.each([
    ['pending', { ...SUCCESS, status: 'pending' }, ['close PENDING']],
    ['cancelled', { status: 'cancelled' }, ['close CANCELLED']],
    ['failed', { status: 'failed', error: { code: 'declined', message: 'No.' } }, ['error', 'close ERROR']],
  ] as const)('that ends as %s calls the callbacks of that outcome only', async (_name, outcome, calls) => {
    const klump = make()
    await say(end(outcome))
    expect(heard).toEqual(calls)
    expect((await klump.result).status).toBe(outcome.status)
  })

  it('ends once: a second end event and destroy() change nothing', async () => {
    const klump = make()
    await say(APPROVED, end(SUCCESS), end({ status: 'cancelled' }))
    klump.destroy()
    expect((await klump.result).status).toBe('success')
    expect(heard).toEqual(['success', 'close SUCCESS'])
  })

  it('continues when its callbacks throw, and logs each error', async () => {
    const boom = () => {
      throw new Error('theirs')
    }
    const klump = make({ onLoad: boom, onOpen: boom, onSuccess: boom, onClose: boom })
    await say({ type: 'load' }, { type: 'open' }, APPROVED, end(SUCCESS))
    expect(await klump.result).toEqual(SUCCESS)
    expect(consoleError).toHaveBeenCalledTimes(4)
  })

  it('calls no callback before the constructor has returned', async () => {
    let klump: KlumpBase | undefined
    load = () => Promise.reject(new Error('offline'))
    klump = make({ onError: () => klump?.destroy() })
    expect(heard).toEqual([])
    await klump.result
    expect(klump.status).toBe('destroyed')
  })

  it('can be followed by another open(), which has a result of its own', async () => {
    const klump = make({ autoOpen: false })
    const first = klump.result
    expect([klump.status, loads]).toEqual(['idle', 0])
    klump.open()
    klump.open()
    await say(end({ status: 'cancelled' }))
    expect(klump.result).toBe(first)
    klump.open()
    expect(klump.result).not.toBe(first)
    await vi.waitUntil(() => requests.length === 2)
    await say(end(SUCCESS))
    expect([(await first).status, (await klump.result).status]).toEqual(['cancelled', 'success'])
  })
})

describe('destroy()', () => {
  it('before open() settles result as cancelled without a callback, and open() then only warns', async () => {
    const klump = make({ autoOpen: false })
    klump.destroy()
    expect(await klump.result).toEqual({ status: 'cancelled' })
    klump.open()
    expect(consoleWarn).toHaveBeenCalledOnce()
    expect([klump.status, loads, heard]).toEqual(['destroyed', 0, []])
  })

  it('in the same turn as the constructor, as StrictMode does, loads no overlay and calls no callback', async () => {
    const klump = make()
    klump.destroy()
    expect(await klump.result).toEqual({ status: 'cancelled' })
    expect([loads, heard]).toEqual([0, []])
  })

  it('while the overlay loads keeps the overlay from opening, and calls onClose', async () => {
    let arrive = () => {}
    load = () => new Promise((resolve) => (arrive = resolve))
    const klump = make()
    await vi.waitUntil(() => loads === 1)
    klump.destroy()
    arrive()
    await klump.result
    expect([requests.length, heard]).toEqual([0, ['close CANCELLED']])
  })

  it('inside the shop’s data function loads no overlay, and calls onClose', async () => {
    const klump: KlumpBase = make({
      autoOpen: false,
      data: () => {
        klump.destroy()
        return order
      },
    })
    klump.open()
    await klump.result
    expect([loads, heard]).toEqual([0, ['close CANCELLED']])
  })

  it('while the overlay is open ends with the outcome that the overlay reports', async () => {
    const klump = make()
    const request = await asked()
    await Promise.resolve()
    overlay.destroy.mockImplementation(() => request.onEvent(end({ ...SUCCESS, status: 'pending' })))
    klump.destroy()
    expect((await klump.result).status).toBe('pending')
  })
})

describe('close()', () => {
  it('asks the overlay to close while it is open, and ends the opening as cancelled before that', async () => {
    const open = make()
    await asked()
    await Promise.resolve()
    open.close()
    expect(overlay.close).toHaveBeenCalledOnce()
    expect(open.status).toBe('opening')

    const opening = make()
    opening.close()
    expect(await opening.result).toEqual({ status: 'cancelled' })
  })
})
