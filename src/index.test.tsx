import { afterEach, beforeEach, expect, it, vi, type MockInstance } from 'vitest'
import { Klump, type KlumpOptions } from './index.ts'
import {
  checkoutAt,
  host,
  KEY,
  kettle,
  sendThroughDoor,
  tidy,
  toaster,
  until,
} from './overlay/testing/shop.ts'

// The class with its real overlay and a checkout on another origin, as in a shop's page, but not from the built file.

const REFERENCE = 'KLP-1662-348036-0961'
const order = { ...kettle, currency: 'NGN' as const }
let consoleError: MockInstance
let consoleWarn: MockInstance
let made: Klump[] = []

beforeEach(() => {
  consoleError = vi.spyOn(console, 'error').mockReturnValue()
  consoleWarn = vi.spyOn(console, 'warn').mockReturnValue()
})
afterEach(() => {
  for (const klump of made) klump.destroy()
  made = []
  tidy()
  vi.restoreAllMocks()
})

function shop(options: Partial<KlumpOptions> & Record<string, unknown> = {}) {
  const heard: unknown[] = []
  const note = (name: string) => (payload: unknown) => heard.push([name, payload])
  const klump = new Klump({
    publicKey: KEY,
    data: order,
    checkoutUrl: checkoutAt(),
    onLoad: note('load'),
    onOpen: note('open'),
    onSuccess: note('success'),
    onError: note('error'),
    onClose: note('close'),
    ...options,
  })
  made.push(klump)
  void klump.result.then(() => heard.push(['result']))
  return { klump, heard, names: () => heard.map((entry) => (entry as unknown[])[0]) }
}

it('a purchase calls each callback once and in order: onSuccess before the overlay is removed, onClose after', async () => {
  const shown: Record<string, boolean> = {}
  const { klump, heard, names } = shop()
  await until(() => klump.status === 'open')
  const second = shop({
    onSuccess: () => (shown['success'] = host() !== null),
    onClose: () => (shown['close'] = host() !== null),
  })
  await until(() => second.klump.status === 'open')
  const outcome = { status: 'success', reference: REFERENCE } as const
  sendThroughDoor({ type: 'outcome', outcome })
  expect(await klump.result).toEqual({ ...outcome, merchantReference: 'order-1007' })
  expect(await second.klump.result).toEqual(await klump.result)
  expect(names()).toEqual(['load', 'open', 'success', 'close', 'result'])
  expect(heard[3]).toMatchObject(['close', { type: 'SUCCESS', reference: REFERENCE }])
  expect(shown).toEqual({ success: true, close: false })
  expect(consoleError).not.toHaveBeenCalled()
})

it('the overlay closes and result settles also when callbacks throw', async () => {
  const boom = () => {
    throw new Error('theirs')
  }
  const { klump } = shop({ onLoad: boom, onOpen: boom, onClose: boom })
  await until(() => klump.status === 'open')
  sendThroughDoor({ type: 'outcome', outcome: { status: 'cancelled' } })
  expect(await klump.result).toEqual({ status: 'cancelled' })
  expect(host()).toBeNull()
  expect(consoleError).toHaveBeenCalledTimes(3)
})

it('an invalid order opens nothing; onError, result and one console error report all its problems', async () => {
  const items = [{ name: 'Kettle', unit_price: 4100, quantity: 0 }]
  const { klump, names } = shop({ data: { ...order, items, discount: -1 } })
  const outcome = await klump.result
  if (outcome.status !== 'failed') throw new Error(outcome.status)
  expect(outcome.error.message.split('\n')).toHaveLength(2)
  expect(outcome.error.problems?.map(({ path }) => path)).toEqual(['data.items[0].quantity', 'data.discount'])
  expect(consoleError).toHaveBeenCalledExactlyOnceWith(outcome.error)
  expect(names()).toEqual(['error', 'close', 'result'])
})

it('an unknown option or order field causes a warning that suggests the right name', async () => {
  const { klump } = shop({ onSucces: () => {}, data: { ...order, merchantReference: 'x' } as typeof order })
  await until(() => klump.status === 'open')
  expect(consoleWarn.mock.calls.flat()).toEqual([
    'Klump: there is no option "onSucces"; did you mean "onSuccess"?',
    expect.stringContaining('did you mean "merchant_reference"?'),
  ])
})

it('a second opening with another order on the same page fails with already_open', async () => {
  const first = shop()
  const second = shop({ data: { ...toaster, currency: 'NGN' } })
  expect(await second.klump.result).toMatchObject({ status: 'failed', error: { code: 'already_open' } })
  await until(() => first.klump.status === 'open')
})

it('under StrictMode, which creates, destroys and creates an instance, one overlay opens and the first calls nothing', async () => {
  const first = shop()
  first.klump.destroy()
  const second = shop()
  await until(() => second.klump.status === 'open')
  expect(first.names()).toEqual(['result'])
  expect(document.querySelectorAll('klump-overlay')).toHaveLength(1)
})
