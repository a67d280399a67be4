import { expect, it } from 'vitest'
import { manualClock } from '../shared/testing/manual-clock.ts'
import { createPutBack } from './put-back.ts'

function setUp() {
  const clock = manualClock()
  const putBack = createPutBack(clock)
  // Only its identity counts.
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

it('puts it back at once after each redraw, as long as the page lives', () => {
  const { clock, putBack, puts } = setUp()
  for (let redraw = 1; redraw <= 5000; redraw += 1) {
    putBack()
    expect(puts()).toBe(redraw)
    clock.advance(1000)
  }
})

it('does not fight a page that removes it as soon as it is there, and does not give up', () => {
  const { clock, putBack, puts } = setUp()
  // The page's observer empties the place in answer to each put, and ours hears of that in a turn of its own.
  const answered = () => clock.soon(() => putBack(answered))
  putBack(answered)
  clock.advance(0)
  expect(puts()).toBe(11)
  clock.advance(3_600_000)
  expect(puts()).toBeGreaterThan(11 + 50)
  expect(puts()).toBeLessThan(11 + 80)
})

it('is put back at once again when it was left in its place for a while', () => {
  const { clock, putBack, puts } = setUp()
  for (let time = 0; time < 12; time += 1) putBack()
  expect(puts()).toBe(11)
  clock.advance(2000)
  expect(puts()).toBe(12)
  clock.advance(1000)
  putBack()
  expect(puts()).toBe(13)
})
