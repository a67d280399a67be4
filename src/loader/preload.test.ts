import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { asInBrowser } from './testing/in-node.ts'
import { preload } from './preload.ts'

const checkoutUrl = 'https://checkout.shop.example/'
const preloadFrame = vi.fn((_document: Document, _address: string) => takenBack)
const takenBack = vi.fn()
const loadOverlay = vi.fn(() => Promise.resolve({ preloadFrame }))
const environment = { checkoutUrl, loadOverlay }
const settled = () => new Promise((resolve) => setImmediate(resolve))

beforeEach(asInBrowser)
afterEach(() => {
  vi.unstubAllGlobals()
  vi.clearAllMocks()
  vi.restoreAllMocks()
})

it('preload loads the overlay and the checkout, the default one or that of checkoutUrl', async () => {
  preload(environment)
  preload(environment, { checkoutUrl: new URL('https://other.example/pay/') })
  await settled()
  expect(preloadFrame.mock.calls.map(([, address]) => address)).toEqual([
    checkoutUrl,
    'https://other.example/pay/',
  ])
})

it.each([
  ['the device saves data', { onLine: true, connection: { saveData: true } }],
  ['the device is offline', { onLine: false }],
])('preload fetches nothing where %s', async (_why, navigator) => {
  vi.stubGlobal('navigator', navigator)
  preload(environment)()
  await settled()
  expect(loadOverlay).not.toHaveBeenCalled()
})

it('preload fetches nothing on a server, nor in a browser that cannot show the overlay', () => {
  vi.unstubAllGlobals()
  preload(environment)
  expect(loadOverlay).not.toHaveBeenCalled()
})

it('preload makes no frame when it is undone before the overlay has loaded; after that, undoing removes the frame', async () => {
  preload(environment)()
  await settled()
  expect(preloadFrame).not.toHaveBeenCalled()
  const dispose = preload(environment)
  await settled()
  dispose()
  expect(takenBack).toHaveBeenCalledOnce()
})

it('preload does not report an overlay that cannot be loaded', async () => {
  const reports = (['error', 'warn'] as const).map((method) => vi.spyOn(console, method))
  const loadNothing = vi.fn(() => Promise.reject(new Error('blocked')))
  const dispose = preload({ checkoutUrl, loadOverlay: loadNothing })
  await settled()
  dispose()
  expect(loadNothing).toHaveBeenCalledOnce()
  for (const report of reports) expect(report).not.toHaveBeenCalled()
})

it('preload throws at once for a checkoutUrl that is not valid', () => {
  expect(() => preload(environment, { checkoutUrl: 'http://shop.example/' })).toThrow(
    expect.objectContaining({ code: 'invalid_options' }),
  )
})
