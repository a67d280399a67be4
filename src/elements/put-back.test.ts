import { expect, it } from 'vitest'
import { manualClock } from '../shared/testing/manual-clock.ts'
import { createPutBack } from './put-back.ts'

function setUp() {
  const clock = manualClock()
  const putBack = createPutBack(clock)
  // Any object will do: the place is only compared.
  const place = {} as Element
  let puts = 0
  return {
    clock,
    puts: () => puts,
    putBack: (afterwards = () => {}) =>
      putBack(place, () => {
        puts += 1
        afterwards()
      }),
  }
}

it('an element that a redraw removed is put back at once, however often', () => {
  const { clock, putBack, puts } = setUp()
  for (let redraw = 1; redraw <= 5000; redraw += 1) {
    putBack()
    expect(puts()).toBe(redraw)
    clock.advance(1000)
  }
})

it('an element that the page removes at once each time is put back after longer and longer pauses, without end', () => {
  const { clock, putBack, puts } = setUp()
  // The page's observer empties the place after each put. The observer of this package is called in a later turn.
  const answered = () => clock.soon(() => putBack(answered))
  putBack(answered)
  clock.advance(0)
  expect(puts()).toBe(11)
  clock.advance(3_600_000)
  expect(puts()).toBeGreaterThan(11 + 50)
  expect(puts()).toBeLessThan(11 + 80)
})

it('an element that the page then left alone for a while is put back at once again', () => {
  const { clock, putBack, puts } = setUp()
  for (let time = 0; time < 12; time += 1) putBack()
  expect(puts()).toBe(11)
  clock.advance(2000)
  expect(puts()).toBe(12)
  clock.advance(1000)
  putBack()
  expect(puts()).toBe(13)
})
