import { expect, test } from 'vitest'
import { manualClock } from './testing/manual-clock.ts'
import { afterVisible } from './visible-time.ts'

// A document that is looked at, or not, when the test says so.
function seen(first: DocumentVisibilityState) {
  const listeners = new Set<() => void>()
  const document = {
    visibilityState: first,
    addEventListener: (_type: string, listener: unknown) => void listeners.add(listener as () => void),
    removeEventListener: (_type: string, listener: unknown) => void listeners.delete(listener as () => void),
  }
  const turn = (state: DocumentVisibilityState) => {
    document.visibilityState = state
    for (const listener of listeners) listener()
  }
  return { document, turn, listeners }
}

function waiting(ms: number, first: DocumentVisibilityState = 'visible') {
  const clock = manualClock()
  const page = seen(first)
  let rung = 0
  const stop = afterVisible(page.document, clock, ms, () => rung++)
  return { clock, ...page, stop, rung: () => rung }
}

test('a page that is looked at all the time waits as any timer does, and leaves nothing behind', () => {
  const { clock, rung, listeners } = waiting(1000)
  clock.advance(999)
  expect(rung()).toBe(0)
  clock.advance(1)
  expect([rung(), listeners.size]).toEqual([1, 0])
})

test('time asleep does not count, however often the page goes to sleep', () => {
  const { clock, turn, rung } = waiting(1000)
  for (let naps = 0; naps < 3; naps++) {
    clock.advance(300)
    turn('hidden')
    clock.advance(3_600_000)
    turn('visible')
  }
  clock.advance(99)
  expect(rung()).toBe(0)
  clock.advance(1)
  expect(rung()).toBe(1)
})

test('a page that begins unseen begins to wait when it is seen', () => {
  const { clock, turn, rung } = waiting(1000, 'hidden')
  clock.advance(5000)
  turn('visible')
  clock.advance(999)
  expect(rung()).toBe(0)
  clock.advance(1)
  expect(rung()).toBe(1)
})

test('what is called off does not ring, seen or unseen', () => {
  const { clock, turn, stop, rung, listeners } = waiting(1000)
  turn('hidden')
  stop()
  turn('visible')
  clock.advance(5000)
  expect([rung(), listeners.size]).toEqual([0, 0])
})
