import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest'
import { KlumpBase, type KlumpOptions } from './loader/klump.ts'
import type { OverlayEvent, OverlayRequest } from './loader/contract.ts'
import { asInBrowser } from './loader/testing/in-node.ts'

// What integrations for the earlier script do with an instance. The overlay is a stand-in.

const options: KlumpOptions = {
  publicKey: 'klp_pk_test_madeup0001',
  data: { amount: 4100, currency: 'NGN', items: [{ name: 'Kettle', unit_price: 4100, quantity: 1 }] },
}
let requests: OverlayRequest[]
let warned: MockInstance
const environment = {
  checkoutUrl: 'https://checkout.example/',
  loadOverlay: async () => ({
    openOverlay(request: OverlayRequest) {
      requests.push(request)
      return { close() {}, destroy() {} }
    },
  }),
}

beforeEach(() => {
  requests = []
  asInBrowser()
  warned = vi.spyOn(console, 'warn').mockReturnValue()
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

it.each(['setup', 'show', 'initialize'] as const)(
  '%s(), a method that never existed, changes nothing and warns that it does nothing',
  async (name) => {
    const klump = new KlumpBase(options, environment)
    klump[name]()
    await vi.waitUntil(() => requests.length > 0)
    klump[name]()
    expect(requests).toHaveLength(1)
    expect(klump.status).toBe('opening')
    expect(warned.mock.calls.flat()).toEqual(Array(2).fill(expect.stringContaining(`${name}() does nothing`)))
  },
)

describe('on a page for the earlier script,', () => {
  const error = { code: 'declined', message: 'The lender declined.' } as const

  async function hear(...events: OverlayEvent[]) {
    const heard: Record<string, unknown> = {}
    const note = (name: string) => (payload: unknown) => {
      heard[name] = payload
    }
    vi.spyOn(console, 'error').mockReturnValue()
    new KlumpBase(
      {
        ...options,
        onLoad: note('load'),
        onOpen: note('open'),
        onError: note('error'),
        onClose: note('close'),
      },
      environment,
    )
    await vi.waitUntil(() => requests.length > 0)
    for (const event of events) requests[0]?.onEvent(event)
    return heard
  }

  it('onLoad and onOpen are called with flat and nested fields', async () => {
    const { load, open } = await hear({ type: 'load' }, { type: 'open' })
    expect(load).toEqual({ status: true, type: 'LOAD', data: { status: true, type: 'LOADING' } })
    expect(open).toEqual({ status: true, type: 'OPEN', data: { status: true, type: 'OPEN' } })
  })

  it('onError is called with an Error that has e.message, e.code, e.data.message and e.data.data.message', async () => {
    const heard = await hear({ type: 'end', outcome: { status: 'failed', error } })
    expect(heard['error']).toBeInstanceOf(Error)
    const { message } = error
    expect(heard['error']).toMatchObject({ code: 'declined', message, data: { message, data: { message } } })
  })

  it('onClose is called with flat and nested fields also when the instance is destroyed before onLoad', async () => {
    const klump = new KlumpBase(
      { ...options, autoOpen: false, onClose: (payload) => closed.push(payload) },
      environment,
    )
    const closed: unknown[] = []
    klump.open()
    await vi.waitUntil(() => requests.length > 0)
    klump.destroy()
    expect(closed).toMatchObject([
      { status: true, type: 'CANCELLED', data: { status: true, type: 'CANCELLED' } },
    ])
  })
})
