import { afterEach, describe, expect, it, vi } from 'vitest'
import { call, closePayload, LOADED, successPayload } from './callbacks.ts'
import { KlumpError } from './errors/klump-error.ts'

const reference = 'KLP-1662-348036-0961'
const success = { status: 'success', reference, merchantReference: 'order-1007' } as const

afterEach(() => vi.restoreAllMocks())

describe('the success payload answers what integrations in the field read', () => {
  const r = successPayload(success)

  it.each([
    ['r.reference', r.reference, reference],
    ['r.data.reference', r.data.reference, reference],
    ['r.data.merchant_reference', r.data.merchant_reference, 'order-1007'],
    ['r.data.type', r.data.type, 'SUCCESS'],
    ['r.data.data.status', r.data.data.status, 'successful'],
    ['r.data.data.data.reference', r.data.data.data.reference, reference],
  ])('%s', (_path, read, expected) => {
    expect(read).toBe(expected)
  })

  it('r.data.data.data can be spread into a form post', () => {
    expect({ ...r.data.data.data }).toEqual({ reference, merchant_reference: 'order-1007' })
  })

  it('names no merchant_reference where the order had none', () => {
    expect(JSON.stringify(successPayload({ reference }))).not.toContain('merchant_reference')
  })

  it('survives a shop that changes one level', () => {
    const changed = successPayload(success)
    Object.assign(changed.data.data.data, { reference: 'mine' })
    expect([changed.reference, changed.data.reference]).toEqual([reference, reference])
  })
})

it('onClose tells a cancellation from a finished purchase', () => {
  const error = new KlumpError({ code: 'declined', message: 'Not this time.' })
  const types = [
    closePayload(success),
    closePayload({ status: 'pending', reference }),
    closePayload({ status: 'failed', error }),
    closePayload({ status: 'cancelled', step: 'LOGIN' }),
  ].map(({ type, outcome }) => [type, outcome.status])
  expect(types).toEqual([
    ['SUCCESS', 'success'],
    ['PENDING', 'pending'],
    ['ERROR', 'failed'],
    ['CANCELLED', 'cancelled'],
  ])
  expect(closePayload({ status: 'pending', reference })).toMatchObject({ reference })
})

describe('a callback', () => {
  it.each([
    [
      'throws',
      () => {
        throw new Error('theirs')
      },
    ],
    ['rejects', () => Promise.reject(new Error('theirs'))],
  ])('that %s is reported once and disturbs nothing', async (_how, onLoad) => {
    const error = vi.spyOn(console, 'error').mockReturnValue()
    expect(() => call({ onLoad }, 'onLoad', LOADED)).not.toThrow()
    await Promise.resolve()
    expect(error.mock.calls).toEqual([['Klump: your onLoad callback failed.', new Error('theirs')]])
  })

  it('that is missing, null or no function is passed over', () => {
    for (const onLoad of [undefined, null, 'alert(1)'])
      expect(() => call({ onLoad } as object, 'onLoad', LOADED)).not.toThrow()
  })

  it('keeps its object as `this`', () => {
    const shop = {
      loaded: false,
      onLoad() {
        this.loaded = true
      },
    }
    call(shop, 'onLoad', LOADED)
    expect(shop.loaded).toBe(true)
  })
})
