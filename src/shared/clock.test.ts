import { afterEach, beforeEach, expect, it, vi } from 'vitest'

// Pages replace built-ins before this module loads, and the module takes what is there then.

beforeEach(() => {
  vi.resetModules()
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const clock = async () => (await import('./clock.ts')).realClock

it('soon() calls back once, after a second, where messages are never delivered', async () => {
  vi.stubGlobal(
    'MessageChannel',
    class {
      port1 = { close() {} }
      port2 = { postMessage() {} }
    },
  )
  const callback = vi.fn()
  const { soon } = await clock()
  soon(callback)
  vi.advanceTimersByTime(999)
  expect(callback).not.toHaveBeenCalled()
  vi.advanceTimersByTime(60_000)
  expect(callback).toHaveBeenCalledOnce()
})

it('soon() calls back once where timers never fire, and leaves no timer where they do', async () => {
  const { soon } = await clock()
  const called = new Promise<number>((resolve) => soon(() => resolve(vi.getTimerCount())))
  expect(await called).toBe(0)
})

it.each([
  ['something else', { mark() {} }],
  ['nothing', { now: undefined }],
])('now() goes on where a global of the page replaces performance by %s', async (_what, performance) => {
  vi.stubGlobal('performance', performance)
  const { now } = await clock()
  const before = now()
  vi.advanceTimersByTime(50)
  expect(now() - before).toBe(50)
})
