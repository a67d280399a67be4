import { afterEach, beforeAll, beforeEach, expect, it, vi, type MockInstance } from 'vitest'
import type { Klump } from './index.ts'
import { checkoutAt, KEY, kettle, until } from './overlay/testing/shop.ts'

type Shop = Window & { Klump?: typeof Klump }
const shop: Shop = window
const OVERLAY = '/src/overlay/index.ts'

// Idle callbacks are stubbed: the script of one test must not preload in the next one.
let idle: MockInstance<typeof requestIdleCallback>
beforeAll(async () => {
  if (document.readyState !== 'complete') await new Promise((resolve) => addEventListener('load', resolve))
})
beforeEach(() => {
  idle = vi.spyOn(window, 'requestIdleCallback').mockReturnValue(1)
})
afterEach(() => {
  delete shop.Klump
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

// The build replaces these names with values. In the tests they are globals of the same names.
async function load(overlayFile: string, copy: string): Promise<typeof Klump> {
  vi.stubGlobal('__HOME__', `${location.origin}/`)
  vi.stubGlobal('__OVERLAY_FILE__', overlayFile)
  await import(/* @vite-ignore */ `${new URL('./script.ts', import.meta.url).href}?copy=${copy}`)
  if (!shop.Klump) throw new Error('window.Klump is missing')
  return shop.Klump
}

const options = () => ({
  publicKey: KEY,
  data: { ...kettle, currency: 'NGN' as const },
  checkoutUrl: checkoutAt(),
})

it('the script defines window.Klump, which opens the overlay', async () => {
  const Klump = await load(OVERLAY, 'opens')
  const klump = new Klump(options())
  await until(() => klump.status === 'open')
  klump.destroy()
  expect(await klump.result).toEqual({ status: 'cancelled' })
})

it('the script keeps the first window.Klump when it is loaded twice', async () => {
  const first = await load(OVERLAY, 'first')
  expect(await load(OVERLAY, 'second')).toBe(first)
})

it('the script replaces a window.Klump that is not Klump’s', async () => {
  const other = vi.fn() as unknown as typeof Klump
  shop.Klump = other
  expect(await load(OVERLAY, 'third')).not.toBe(other)
})

it('the script preloads the overlay when the browser is idle, unless the device saves data', async () => {
  const fetched = () =>
    performance.getEntriesByType('resource').some(({ name }) => name.endsWith('index.ts?idle'))
  await load(`${OVERLAY}?idle`, 'idle')
  // The timeout is for a page that is never idle.
  expect(idle).toHaveBeenCalledWith(expect.any(Function), { timeout: 2000 })
  const [[preload] = []] = idle.mock.calls
  const deadline: IdleDeadline = { didTimeout: false, timeRemaining: () => 1 }

  const connection = { saveData: true }
  Object.defineProperty(navigator, 'connection', { value: connection, configurable: true })
  preload?.(deadline)
  expect(fetched()).toBe(false)
  connection.saveData = false
  preload?.(deadline)
  await until(fetched)
  Reflect.deleteProperty(navigator, 'connection')
})

it('the script requests the overlay at another address after it failed to load', async () => {
  vi.spyOn(console, 'error').mockReturnValue()
  const Klump = await load('/src/overlay/nowhere.js', 'fails')
  const klump = new Klump(options())
  expect(await klump.result).toMatchObject({ error: { code: 'overlay_unavailable' } })
  vi.stubGlobal('__OVERLAY_FILE__', OVERLAY)
  klump.open()
  await until(() => klump.status === 'open')
  const names = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name).pathname + new URL(name).search)
  expect(names).toContain(`${OVERLAY}?again=1`)
  klump.destroy()
})
