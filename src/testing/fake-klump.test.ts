import { beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest'
import * as real from '../index.ts'
import type { KlumpOptions } from '../loader/klump.ts'
import * as fake from './index.ts'

const { Klump, KlumpError, shopper } = fake

// Code that compiles with the package also has to compile with the fake.
Klump satisfies typeof real.Klump

const order = {
  amount: '4100' as const,
  shipping_fee: 100,
  currency: 'NGN' as const,
  merchant_reference: 'order-1007',
  items: [{ name: 'Rice cooker', unit_price: 2000, quantity: 2 }],
}

/** An instance, and the calls of its callbacks in order. */
function open(options: Partial<KlumpOptions> = {}) {
  const heard: string[] = []
  const note = (name: string) => () => heard.push(name)
  const klump = new Klump({
    publicKey: 'klp_pk_test_madeup0001example',
    data: order,
    onLoad: note('load'),
    onOpen: note('open'),
    onSuccess: note('success'),
    onError: ({ code }) => heard.push(`error ${code}`),
    onClose: ({ type }) => heard.push(`close ${type}`),
    ...options,
  })
  return { klump, heard }
}

let warn: MockInstance
beforeEach(() => {
  shopper.reset()
  vi.spyOn(console, 'error').mockReturnValue()
  warn = vi.spyOn(console, 'warn').mockReturnValue()
})

it('the fake exports every name of the package, so that a test can replace the package with it', () => {
  expect(Object.keys(fake)).toEqual(expect.arrayContaining(Object.keys(real)))
  const statics = (of: object) => Object.getOwnPropertyNames(of)
  expect(statics(Klump)).toEqual(expect.arrayContaining(statics(real.Klump)))
  expect(fake.default).toBe(Klump)
})

it('the fake runs without a document', () => {
  expect(typeof document).toBe('undefined')
})

describe('an opening of the fake', () => {
  const reference = 'KLP-1644-083962-0001'
  const names = { reference, merchantReference: 'order-1007' }
  it.each([
    ['success', ['load', 'open', 'success', 'close SUCCESS'], { status: 'success', ...names }],
    ['pending', ['load', 'open', 'close PENDING'], { status: 'pending', ...names }],
    ['cancelled', ['load', 'open', 'close CANCELLED'], { status: 'cancelled', step: 'VERIFY_OTP' }],
    [
      'declined',
      ['load', 'open', 'error declined', 'close ERROR'],
      { status: 'failed', error: { code: 'declined', type: 'decision' }, reference },
    ],
    [
      'key_rejected',
      ['load', 'open', 'error key_rejected', 'close ERROR'],
      { status: 'failed', error: { type: 'key' } },
    ],
    ['offline', ['error offline', 'close ERROR'], { status: 'failed', error: { recoverable: true } }],
    ['frame_blocked', ['error frame_blocked', 'close ERROR'], { status: 'failed', error: { type: 'page' } }],
  ] as const)(
    'that ends as %s calls the callbacks in order and has that outcome',
    async (ending, callbacks, outcome) => {
      shopper.will(ending)
      const { klump, heard } = open()
      expect(await klump.result).toMatchObject(outcome)
      expect(heard).toEqual(callbacks)
      expect(klump.status).toBe('closed')
      expect(shopper.openings).toMatchObject([{ reference, ended: outcome.status }])
    },
  )

  it('that ends as deciding is a success after two minutes of the fake’s time', async () => {
    shopper.will('deciding')
    const { klump, heard } = open()
    await shopper.wait(119_999)
    expect([klump.status, heard]).toEqual(['open', ['load', 'open']])
    await shopper.wait(1)
    expect(heard).toEqual(['load', 'open', 'success', 'close SUCCESS'])
  })

  it('that ends as slow calls no callback before 15 s of the fake’s time', async () => {
    shopper.will('slow')
    const { klump, heard } = open()
    await shopper.wait(14_999)
    expect([klump.status, heard]).toEqual(['opening', []])
    await shopper.wait(1)
    expect(heard).toEqual(['load', 'open', 'success', 'close SUCCESS'])
  })
})

it('the fake calls onSuccess with the payload that shops read at every depth', async () => {
  const onSuccess = vi.fn()
  await open({ onSuccess }).klump.result
  const status = 'successful'
  const flat = { reference: 'KLP-1644-083962-0001', merchant_reference: 'order-1007' }
  expect(onSuccess.mock.calls).toEqual([
    [{ ...flat, data: { ...flat, type: 'SUCCESS', status, data: { ...flat, status, data: flat } } }],
  ])
})

it('shopper.openings reports the address to which the package would redirect the page', async () => {
  const redirect_url = 'https://shop.example/thanks?from=klump'
  await open({ data: { ...order, redirect_url } }).klump.result
  expect(shopper.openings[0]?.redirect).toBe(
    `${redirect_url}&reference=KLP-1644-083962-0001&merchant_reference=order-1007&status=successful`,
  )
})

describe('the fake, like the package,', () => {
  it('refuses an invalid order, reports its problems and opens nothing', async () => {
    const { klump, heard } = open({ data: { ...order, amount: 4200 } })
    expect(await klump.result).toMatchObject({
      error: {
        code: 'invalid_data',
        problems: [{ path: 'data.amount', expected: expect.stringMatching(/^4100 /) }],
      },
    })
    expect(heard).toEqual(['error invalid_data', 'close ERROR'])
    expect(shopper.openings).toEqual([])
  })

  it.each([
    ['missing_key', { publicKey: '' }],
    ['invalid_key', { publicKey: 'pk_test_1' }],
    ['secret_key', { publicKey: 'klp_sk_test_madeup' }],
  ])('throws %s for the public key', (code, options) => {
    expect(() => open(options)).toThrow(expect.objectContaining({ name: 'KlumpError', code }))
    expect(() => open(options)).toThrow(KlumpError)
  })

  it('throws invalid_options in preload() for an invalid address', () => {
    expect(Klump.preload()()).toBe(undefined)
    expect(() => Klump.preload({ checkoutUrl: 'http://shop.example' })).toThrow(
      expect.objectContaining({ code: 'invalid_options' }),
    )
  })

  it('records the order as it would be sent', async () => {
    await open().klump.result
    expect(shopper.openings[0]?.order.amount).toBe(4100)
  })

  it('warns about an unknown option', async () => {
    const options = { colour: 'red' }
    await open(options as Partial<KlumpOptions>).klump.result
    await vi.waitUntil(() => warn.mock.calls.length > 0)
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('there is no option "colour"'))
  })

  it('fails with data_unavailable when the order does not arrive within 30 s', async () => {
    const { klump } = open({ data: new Promise(() => {}) })
    await shopper.wait(30_000)
    expect(await klump.result).toMatchObject({ error: { code: 'data_unavailable' } })
  })
})

describe('an instance of the fake', () => {
  it('calls no callback before the constructor has returned', async () => {
    const { klump, heard } = open()
    expect(heard).toEqual([])
    await klump.result
  })

  it('with autoOpen: false waits for open(), and each opening has an outcome of its own', async () => {
    const { klump, heard } = open({ autoOpen: false })
    await shopper.wait(0)
    expect([klump.status, heard]).toEqual(['idle', []])
    klump.open()
    expect(await klump.result).toMatchObject({ reference: 'KLP-1644-083962-0001' })
    shopper.will('cancelled')
    klump.open()
    expect(await klump.result).toMatchObject({ status: 'cancelled' })
  })

  it('that is closed in onOpen ends as cancelled', async () => {
    const { klump } = open({ onOpen: () => klump.close() })
    expect(await klump.result).toMatchObject({ status: 'cancelled' })
  })

  it('that is closed a turn after onOpen ends as cancelled', async () => {
    const { klump } = open({ onOpen: () => queueMicrotask(() => klump.close()) })
    expect(await klump.result).toMatchObject({ status: 'cancelled' })
  })

  it('that is destroyed before it opens, as by React’s StrictMode, ends as cancelled without a callback', async () => {
    const { klump, heard } = open()
    klump.destroy()
    expect(await klump.result).toEqual({ status: 'cancelled' })
    expect(heard).toEqual([])
  })

  it('joins the open overlay with the same order, and is refused with another order', async () => {
    shopper.will('slow')
    const [first, second] = [open(), open()]
    const other = open({ data: { ...order, merchant_reference: 'order-1008' } })
    expect(await other.klump.result).toMatchObject({ error: { code: 'already_open' } })
    await shopper.wait(15_000)
    expect(await first.klump.result).toEqual(await second.klump.result)
    expect(shopper.openings).toHaveLength(1)
  })

  it('that is destroyed leaves the shared overlay open for the other instance', async () => {
    shopper.will('slow')
    const [first, second] = [open(), open()]
    await shopper.wait(0)
    first.klump.destroy()
    expect(await first.klump.result).toEqual({ status: 'cancelled' })
    await shopper.wait(15_000)
    expect(await second.klump.result).toMatchObject({ status: 'success' })
  })

  it('that is destroyed while the bank decides ends as pending, because the decision is not known', async () => {
    shopper.will('deciding')
    const [first, second] = [open(), open()]
    await shopper.wait(0)
    first.klump.close()
    expect(first.klump.status).toBe('open')
    first.klump.destroy()
    const pending = { status: 'pending', reference: 'KLP-1644-083962-0001', merchantReference: 'order-1007' }
    expect(await first.klump.result).toEqual(pending)
    second.klump.destroy()
    expect(await second.klump.result).toEqual(pending)
  })

  it('that a test left open ends as cancelled with shopper.reset()', async () => {
    shopper.will('slow')
    const { klump } = open()
    await shopper.wait(0)
    shopper.reset()
    expect(await klump.result).toEqual({ status: 'cancelled' })
    expect(await open({ data: { ...order, merchant_reference: 'next' } }).klump.result).toMatchObject({
      status: 'success',
    })
  })
})

describe('an order whose reference is used', () => {
  const fresh = { ...order, merchant_reference: 'order-1007-2' }

  it('is requested again where `data` is a function, and the opening is a success', async () => {
    shopper.will('reference-used')
    const data = vi.fn(({ retry }: real.OrderRequest) => (retry ? fresh : order))
    const { klump, heard } = open({ data })
    expect(await klump.result).toMatchObject({ status: 'success', merchantReference: 'order-1007-2' })
    expect(data.mock.calls).toEqual([[{}], [{ retry: 'reference-used' }]])
    expect(heard).toEqual(['load', 'open', 'success', 'close SUCCESS'])
    expect(shopper.openings).toMatchObject([{ order: { merchant_reference: 'order-1007-2' } }])
  })

  it.each([
    ['an object', order],
    ['a promise', Promise.resolve(order)],
  ])('ends the opening as duplicate_reference where `data` is %s', async (_what, data) => {
    shopper.will('reference-used')
    const { klump, heard } = open({ data })
    expect(await klump.result).toMatchObject({
      status: 'failed',
      error: { code: 'duplicate_reference', recoverable: true },
    })
    expect(heard).toEqual(['load', 'open', 'error duplicate_reference', 'close ERROR'])
  })

  it('ends the opening as invalid_data where the second order is invalid', async () => {
    shopper.will('reference-used')
    const { klump } = open({ data: ({ retry }) => (retry ? { ...fresh, amount: 1 as const } : order) })
    expect(await klump.result).toMatchObject({ status: 'failed', error: { code: 'invalid_data' } })
  })
})
