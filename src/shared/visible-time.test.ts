import { expect, it, vi } from 'vitest'
import { afterVisible } from './visible-time.ts'
import { manualClock } from './testing/manual-clock.ts'

class Page extends EventTarget {
  #state = 'visible'
  get visibilityState() {
    return this.#state
  }
  listeners = 0
  override addEventListener(...args: Parameters<EventTarget['addEventListener']>) {
    this.listeners += 1
    super.addEventListener(...args)
  }
  override removeEventListener(...args: Parameters<EventTarget['removeEventListener']>) {
    this.listeners -= 1
    super.removeEventListener(...args)
  }
  set visibilityState(state) {
    this.#state = state
  }
  turn(visibilityState: 'visible' | 'hidden') {
    this.#state = visibilityState
    this.dispatchEvent(new Event('visibilitychange'))
  }
}

function wait(ms: number, page = new Page()) {
  const clock = manualClock()
  const ring = vi.fn()
  const callOff = afterVisible(page as unknown as Document, clock, ms, ring)
  return { page, clock, ring, callOff }
}

it('afterVisible counts only the time in which the page is visible', () => {
  const { page, clock, ring } = wait(1000)
  clock.advance(600)
  page.turn('hidden')
  clock.advance(60_000)
  page.turn('visible')
  clock.advance(399)
  expect(ring).not.toHaveBeenCalled()
  clock.advance(1)
  expect(ring).toHaveBeenCalledOnce()
})

it('afterVisible does not count hidden time, however often the page is hidden', () => {
  const { page, clock, ring } = wait(1000)
  for (let naps = 0; naps < 3; naps++) {
    clock.advance(300)
    page.turn('hidden')
    clock.advance(3_600_000)
    page.turn('visible')
  }
  clock.advance(99)
  expect(ring).not.toHaveBeenCalled()
  clock.advance(1)
  expect(ring).toHaveBeenCalledOnce()
})

it('afterVisible does not start to count in a tab that is opened in the background', () => {
  const page = new Page()
  page.visibilityState = 'hidden'
  const { clock, ring } = wait(1000, page)
  clock.advance(5000)
  expect(ring).not.toHaveBeenCalled()
  page.turn('visible')
  clock.advance(1000)
  expect(ring).toHaveBeenCalledOnce()
})

it('afterVisible leaves neither timer nor listener after it was cancelled or has fired', () => {
  const { page, clock, ring, callOff } = wait(1000)
  callOff()
  page.turn('visible')
  clock.advance(5000)
  expect([ring.mock.calls.length, clock.waiting().length, page.listeners]).toEqual([0, 0, 0])

  const rung = wait(1000)
  rung.clock.advance(1000)
  rung.page.turn('hidden')
  rung.page.turn('visible')
  expect([rung.ring.mock.calls.length, rung.clock.waiting().length, rung.page.listeners]).toEqual([1, 0, 0])
})
