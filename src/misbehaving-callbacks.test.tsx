/* oxlint-disable unicorn/no-thenable -- pages with promises of their own make return such things */
import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest'
import { Klump, type KlumpOptions } from './index.ts'
import { checkoutAt, host, KEY, kettle, sendThroughDoor, toaster, until } from './overlay/testing/shop.ts'

// The class with its real overlay and a checkout on another origin. Whatever a shop's callback does, the opening has one
// outcome, its callbacks come in their order, and the page is as it was.

const REFERENCE = 'KLP-1662-348036-0961'
const outcome = { status: 'success', reference: REFERENCE } as const
let consoleError: MockInstance
let made: Klump[] = []

beforeEach(() => {
  consoleError = vi.spyOn(console, 'error').mockReturnValue()
})
afterEach(() => {
  for (const klump of made) klump.destroy()
  made = []
  expect(host()).toBeNull()
  expect(document.adoptedStyleSheets).toEqual([])
  expect(Object.getOwnPropertySymbols(document)).not.toContain(Symbol.for('klump-checkout'))
  vi.restoreAllMocks()
})

type Does = (klump: Klump) => unknown

/** A shop that records which callbacks are called, and runs `does` in some of them. */
function shop(
  does: Partial<Record<'onLoad' | 'onOpen' | 'onSuccess' | 'onClose' | 'onError', Does>>,
  data: Partial<typeof kettle> | (() => Promise<never>) = kettle,
) {
  const heard: string[] = []
  const hear = (name: keyof typeof does) => () => {
    heard.push(name)
    return does[name]?.(klump)
  }
  const klump: Klump = new Klump({
    publicKey: KEY,
    data: typeof data === 'function' ? data : { ...kettle, ...data, currency: 'NGN' },
    checkoutUrl: checkoutAt(),
    onLoad: hear('onLoad'),
    onOpen: hear('onOpen'),
    onSuccess: hear('onSuccess'),
    onError: hear('onError'),
    onClose: hear('onClose'),
  } satisfies KlumpOptions)
  made.push(klump)
  void klump.result.then(() => heard.push('result'))
  return { klump, heard }
}

const ALL = ['onLoad', 'onOpen', 'onSuccess', 'onClose'] as const
const everywhere = (does: Does) => Object.fromEntries(ALL.map((name) => [name, does]))

describe('when every callback of the shop', () => {
  it.each<[string, Does, number]>([
    [
      'throws',
      () => {
        throw new Error('theirs')
      },
      4,
    ],
    [
      'throws undefined',
      () => {
        throw undefined
      },
      4,
    ],
    ['returns a promise that rejects', () => Promise.reject(new Error('theirs')), 4],
    [
      'returns an object whose then() rejects',
      () => ({ then: (_: unknown, fail: (why: string) => void) => fail('no') }),
      4,
    ],
    [
      'returns an object whose then() throws',
      () => ({
        then() {
          throw new Error('theirs')
        },
      }),
      4,
    ],
    ['returns a promise that never settles', () => new Promise(() => {}), 0],
  ])(
    '%s, all are still called in order and the outcome is the checkout’s',
    async (_what, does, complaints) => {
      const { klump, heard } = shop(everywhere(does))
      await until(() => klump.status === 'open')
      sendThroughDoor({ type: 'outcome', outcome })
      expect(await klump.result).toMatchObject(outcome)
      expect(heard).toEqual([...ALL, 'result'])
      await until(() => consoleError.mock.calls.length === complaints)
    },
  )

  it('calls close(), all are still called in order and the outcome is the checkout’s', async () => {
    const { klump, heard } = shop(everywhere((klump) => klump.close()))
    await until(() => klump.status === 'open')
    sendThroughDoor({ type: 'outcome', outcome })
    expect(await klump.result).toMatchObject(outcome)
    expect(heard).toEqual([...ALL, 'result'])
  })
})

describe('destroy()', () => {
  it.each(['onLoad', 'onOpen'] as const)(
    'in %s ends the opening as cancelled, and no callback follows onClose',
    async (name) => {
      const { klump, heard } = shop({ [name]: (klump: Klump) => klump.destroy() })
      expect(await klump.result).toEqual({ status: 'cancelled' })
      expect(heard).toEqual([...ALL.slice(0, ALL.indexOf(name) + 1), 'onClose', 'result'])
      expect(host()).toBeNull()
    },
  )

  it.each(['onSuccess', 'onClose'] as const)('in %s does not change the success', async (name) => {
    const { klump, heard } = shop({ [name]: (klump: Klump) => klump.destroy() })
    await until(() => klump.status === 'open')
    sendThroughDoor({ type: 'outcome', outcome })
    expect(await klump.result).toMatchObject(outcome)
    expect(heard).toEqual([...ALL, 'result'])
    expect(klump.status).toBe('destroyed')
  })

  it('in onLoad of a second opening that joins ends that one only; the overlay stays until the first ends', async () => {
    const first = shop({})
    await until(() => first.klump.status === 'open')
    const second = shop({ onLoad: (klump) => klump.destroy() })
    expect(await second.klump.result).toEqual({ status: 'cancelled' })
    expect(second.heard).toEqual(['onLoad', 'onClose', 'result'])
    expect(host()).not.toBeNull()
    first.klump.destroy()
    expect(host()).toBeNull()
  })
})

describe('a page that is left', () => {
  const leave = (persisted = false) => dispatchEvent(new PageTransitionEvent('pagehide', { persisted }))

  it.each<[string, (klump: Klump) => unknown]>([
    ['before the overlay’s file has arrived', () => Promise.resolve()],
    ['while the overlay is open', (klump) => until(() => klump.status === 'open')],
  ])('%s receives onClose and the result, as cancelled', async (_when, reached) => {
    const { klump, heard } = shop({})
    await reached(klump)
    leave()
    expect(klump.status).toBe('closed')
    expect(heard.at(-1)).toBe('onClose')
    expect(await klump.result).toMatchObject({ status: 'cancelled' })
    expect(host()).toBeNull()
  })

  it('while an opening waits for the order of another ends both, and opens nothing more', async () => {
    const first = shop({}, () => new Promise(() => {}))
    await until(host)
    const second = shop({})
    await Promise.resolve()
    leave()
    expect([await first.klump.result, await second.klump.result]).toMatchObject([
      { status: 'cancelled' },
      { status: 'cancelled' },
    ])
    expect(host()).toBeNull()
  })

  it('after onSuccess, for a page that the browser keeps, receives onClose: the shopper may never return to it', async () => {
    const { klump, heard } = shop({ onSuccess: () => leave(true) })
    await until(() => klump.status === 'open')
    sendThroughDoor({ type: 'approved', reference: REFERENCE })
    expect(await klump.result).toMatchObject(outcome)
    expect(heard).toEqual([...ALL, 'result'])
    expect(host()).toBeNull()
    // The shopper does return: the overlay's history entry is removed.
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
    await until(() => document.querySelector('klump-back') === null)
  })

  it('before that, for a page that the browser keeps, goes on when the shopper returns', async () => {
    const { klump, heard } = shop({})
    await until(() => klump.status === 'open')
    leave(true)
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
    expect(heard).toEqual(['onLoad', 'onOpen'])
    sendThroughDoor({ type: 'outcome', outcome })
    expect(await klump.result).toMatchObject(outcome)
  })
})

describe('a shop that opens', () => {
  it('the same instance again in onClose gets another opening, with callbacks and a result of its own', async () => {
    let again = 0
    const { klump, heard } = shop({
      onClose: (klump) => {
        if (again++ === 0) klump.open()
      },
    })
    const first = klump.result
    await until(() => klump.status === 'open')
    sendThroughDoor({ type: 'outcome', outcome })
    expect(await first).toMatchObject(outcome)
    await until(() => klump.status === 'open')
    expect(klump.result).not.toBe(first)
    klump.destroy()
    expect((await klump.result).status).toBe('cancelled')
    expect(heard.filter((name) => name !== 'result')).toEqual([...ALL, 'onLoad', 'onOpen', 'onClose'])
  })

  it('another order in onOpen gets already_open for it, and the first opening goes on', async () => {
    const others: ReturnType<typeof shop>[] = []
    const { klump } = shop({ onOpen: () => others.push(shop({}, toaster)) })
    await until(() => others.length === 1)
    expect(await others[0]?.klump.result).toMatchObject({ status: 'failed', error: { code: 'already_open' } })
    expect(others[0]?.heard).toEqual(['onError', 'onClose', 'result'])
    expect(klump.status).toBe('open')
    expect(host()).not.toBeNull()
  })

  it('another order in onClose gets an overlay for it', async () => {
    const others: ReturnType<typeof shop>[] = []
    const { klump } = shop({ onClose: () => others.push(shop({}, toaster)) })
    await until(() => klump.status === 'open')
    klump.destroy()
    await until(() => others[0]?.klump.status === 'open')
    expect(document.querySelectorAll('klump-overlay')).toHaveLength(1)
  })
})

it('an opening reports its outcome also on a page where console.error throws', async () => {
  consoleError.mockImplementation(() => {
    throw new Error('no console here')
  })
  const { klump, heard } = shop(
    {
      onError: () => {
        throw new Error('theirs')
      },
    },
    { ...kettle, amount: 1 },
  )
  expect(await klump.result).toMatchObject({ error: { code: 'invalid_data' } })
  expect(heard).toEqual(['onError', 'onClose', 'result'])
})
