import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { KlumpBase } from './loader/klump.ts'
import { blindOverlay } from './overlay/testing/blind.ts'
import { asInBrowser } from './loader/testing/in-node.ts'

const LIVE = 'klp_pk_0123456789'
const TEST = 'klp_pk_test_0123456789'
const order = {
  amount: 4100,
  currency: 'NGN' as const,
  items: [{ name: 'Kettle', unit_price: 4100, quantity: 1 }],
}

let shown = 0
const environment = {
  checkoutUrl: 'https://checkout.example/',
  loadOverlay: async () =>
    blindOverlay(() => {
      shown += 1
      return [{ type: 'end', outcome: { status: 'cancelled' } }]
    }),
}

beforeEach(() => {
  shown = 0
  asInBrowser()
  vi.stubGlobal('location', { protocol: 'https:' })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

async function openOn(page: { isSecureContext: boolean; origin: string }, publicKey: string) {
  for (const [name, value] of Object.entries(page)) vi.stubGlobal(name, value)
  const warned = vi.spyOn(console, 'warn').mockReturnValue()
  vi.spyOn(console, 'error').mockReturnValue()
  const outcome = await new KlumpBase({ publicKey, data: order }, environment).result
  const code = outcome.status === 'failed' ? outcome.error.code : outcome.status
  return { code, shown, warned: warned.mock.calls.flat().map(String) }
}

const PAGES = [
  ['that is neither https nor local', { isSecureContext: false, origin: 'http://shop.example' }, /not https/],
  [
    'with the checkout’s own origin',
    { isSecureContext: true, origin: 'https://checkout.example' },
    /own origin/,
  ],
] as const

it.each(PAGES)('a page %s refuses a LIVE key with unsafe_page and shows nothing', async (_what, page) => {
  expect(await openOn(page, LIVE)).toEqual({ code: 'unsafe_page', shown: 0, warned: [] })
})

it.each(PAGES)(
  'a page %s opens with a TEST key, and its developer is warned once',
  async (_what, page, words) => {
    const { warned, ...rest } = await openOn(page, TEST)
    expect(rest).toEqual({ code: 'cancelled', shown: 1 })
    expect(warned).toEqual([expect.stringMatching(words)])
  },
)

it.each([
  ['an https site', 'https://shop.example'],
  ['this machine', 'http://127.0.0.1:8080'],
  ['an app', 'null'],
])('a page of %s accepts a LIVE key without a warning', async (_what, origin) => {
  if (origin === 'null') vi.stubGlobal('location', { protocol: 'file:' })
  expect(await openOn({ isSecureContext: true, origin }, LIVE)).toEqual({
    code: 'cancelled',
    shown: 1,
    warned: [],
  })
})
