import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest'
import { KlumpBase, type KlumpOptions } from './klump.ts'
import type { OverlayRequest } from './overlay/contract.ts'
import { asInBrowser } from './overlay/testing/in-node.ts'
import { payloadsOf } from './protocol/payloads.ts'

// What integrations written for the earlier script do with an instance. The overlay is the port here.

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
  '%s(), which never existed, does no harm and says so',
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

describe('redirect_url', () => {
  const outcome = { status: 'success', reference: 'KLP-1662-348036-0961' } as const
  const address = 'https://shop.example/thanks?status=successful'
  const turn = () => new Promise((resolve) => setTimeout(resolve))

  async function buy(redirect?: string) {
    const heard: string[] = []
    vi.stubGlobal('location', { assign: (to: string) => heard.push(to) })
    const note = (name: string) => () => void heard.push(name)
    const klump = new KlumpBase(
      { ...options, onSuccess: note('success'), onClose: note('close') },
      environment,
    )
    await vi.waitUntil(() => requests.length > 0)
    requests[0]?.onEvent({
      type: 'end',
      outcome,
      payloads: payloadsOf(outcome),
      ...(redirect && { redirect }),
    })
    await klump.result
    heard.push('result')
    await turn()
    return heard
  }

  it('is gone to when the callbacks have run and the result has settled', async () => {
    expect(await buy(address)).toEqual(['success', 'close', 'result', address])
  })
  it('is nowhere in most orders', async () => {
    expect(await buy()).toEqual(['success', 'close', 'result'])
  })
})
