import { afterEach, describe, expect, it, vi } from 'vitest'
import { call } from './callbacks.ts'

const LOADED = { status: true, type: 'LOAD', data: { status: true, type: 'LOADING' } } as const

afterEach(() => vi.restoreAllMocks())

describe('a callback', () => {
  it.each([
    [
      'throws',
      () => {
        throw new Error('theirs')
      },
    ],
    ['rejects', () => Promise.reject(new Error('theirs'))],
  ])('that %s is reported once and does not disturb the opening', async (_how, onLoad) => {
    const error = vi.spyOn(console, 'error').mockReturnValue()
    expect(() => call({ onLoad }, 'onLoad', LOADED)).not.toThrow()
    await vi.waitUntil(() => error.mock.calls.length > 0)
    expect(error.mock.calls).toEqual([['Klump: your onLoad callback failed.', new Error('theirs')]])
  })

  it('that is missing, null or not a function is not called', async () => {
    const error = vi.spyOn(console, 'error').mockReturnValue()
    for (const onLoad of [undefined, null, 'alert(1)'])
      expect(await call({ onLoad } as object, 'onLoad', LOADED)).toBeUndefined()
    expect(error).not.toHaveBeenCalled()
  })

  it('is called with its object as `this`', () => {
    const shop = {
      loaded: false,
      onLoad() {
        this.loaded = true
      },
    }
    void call(shop, 'onLoad', LOADED)
    expect(shop.loaded).toBe(true)
  })

  it('resolves with what it returned, and with nothing when it fails', async () => {
    vi.spyOn(console, 'error').mockReturnValue()
    expect(await call({ onLoad: async () => 'saved' }, 'onLoad', LOADED)).toBe('saved')
    expect(
      await call({ onLoad: () => Promise.reject(new Error('theirs')) }, 'onLoad', LOADED),
    ).toBeUndefined()
    expect(call({}, 'onLoad', LOADED)).toBeUndefined()
  })
})
